package dev.slipway.state;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Prints how fast the states are; run by hand, on an idle machine. */
final class StateBenchmark {
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private StateBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("slipway-bench");
        try {
            measure("memory", new MemoryState());
            H2State disk = H2State.open(folder, Map.of());
            measure("disk", disk);
            add(disk, 1_000, 10_000);
            disk.close();
            reopen(folder);
        } finally {
            delete(folder);
        }
    }

    private static void measure(String name, State state) throws InterruptedException {
        add(state, 0, 1_000);
        List<ContainerRecord> containers = state.containers();
        churn(state, containers, 3_000);
        long[] times = churn(state, containers, 6_000);
        double seconds = Arrays.stream(times).sum() / NANOS_PER_SECOND;
        Arrays.sort(times);
        System.out.printf(
                "%s, 1,000 containers, 1 thread: %.0f commits/s, median %.0f us, 99 %% %.0f us%n",
                name,
                times.length / seconds,
                times[times.length / 2] / NANOS_PER_MICRO,
                times[times.length * 99 / 100] / NANOS_PER_MICRO);
        int threads = 16;
        List<Thread> committers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            List<ContainerRecord> own = containers.subList(i * 60, i * 60 + 60);
            committers.add(new Thread(() -> churn(state, own, 1_500), "committer-" + i));
        }
        committers.forEach(Thread::start);
        for (Thread committer : committers) {
            committer.join();
        }
        System.out.printf(
                "%s, 16 threads: %.0f commits/s%n",
                name, threads * 1_500 / ((System.nanoTime() - start) / NANOS_PER_SECOND));
        start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            state.containers();
        }
        System.out.printf("%s, list of 1,000: %.0f us%n", name, (System.nanoTime() - start) / NANOS_PER_MICRO / 1_000);
    }

    /** One commit is what a start is: a container replaced and an event. */
    private static long[] churn(State state, List<ContainerRecord> containers, int count) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            ContainerRecord container = containers.get(i % containers.size());
            List<Change> changes = List.of(
                    new Change.PutContainer(Samples.running(container, i)),
                    new Change.Append(Samples.event("start", Map.of("pid", i))));
            long start = System.nanoTime();
            state.commit(changes);
            times[i] = System.nanoTime() - start;
        }
        return times;
    }

    private static void add(State state, int from, int to) {
        for (int i = from; i < to; i += 100) {
            List<Change> changes = new ArrayList<>();
            for (int j = i; j < i + 100; j++) {
                changes.add(new Change.AddContainer(Samples.container("id%064d".formatted(j), "name" + j)));
            }
            state.commit(changes);
        }
    }

    private static void reopen(Path folder) {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            H2State state = H2State.open(folder, Map.of());
            long opened = System.nanoTime();
            int size = state.containers().size();
            state.close();
            System.out.printf(
                    "disk, open with %d containers: %.0f ms, close %.0f ms%n",
                    size,
                    (opened - start) / NANOS_PER_MICRO / 1_000,
                    (System.nanoTime() - opened) / NANOS_PER_MICRO / 1_000);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                System.out.printf("%s: %d bytes%n", file.getFileName(), Files.size(file));
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
