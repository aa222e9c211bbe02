package dev.slipway.system;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Rows;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/** A container that takes a gigabyte: saved and restored in turn with the bare OCI runtime, opened, searched, compared. */
final class LargeCheckpointBenchmark {
    private static final long GIGABYTE = 1L << 30;
    private static final double MEGABYTES = 1e3; // of bytes a millisecond
    private static final int ROUNDS = 5;

    private LargeCheckpointBenchmark() {}

    /** What takes a gigabyte: tail keeps all that comes, until its input ends, which it never does. */
    static Path bundle(DemonstrationBundles bundles) {
        return bundles.changed("gigabyte", config -> {
            config.withObject("/linux/resources").remove("memory");
            config.withObject("/process")
                    .putArray("args")
                    .add("/bin/sh")
                    .add("-c")
                    .add("(head -c " + GIGABYTE + " /dev/urandom; exec sleep 100000) | exec tail -c " + GIGABYTE);
        });
    }

    /**
     * @param work a folder of its own, where there is room for ten gigabytes
     */
    static void measure(Client client, Path bundle, Path work, BenchmarkTable table) throws IOException {
        var container = client.create(client.importInPlace(bundle, "gigabyte"), "gigabyte");
        client.start(container);
        awaitFull(Objects.requireNonNull(client.summary(container).pid()));
        var names = new ArrayList<String>();
        try {
            besideTheRuntime(client, bundle, work, names, table);
            opened(client, names, table);
            searched(client, names.get(0), table);
            compared(client, names.get(0), names.get(1), table);
        } finally {
            client.remove(container);
            names.forEach(name -> CheckpointBenchmark.remove(client, name));
        }
    }

    /** Waits until the processes below one have the gigabyte. */
    private static void awaitFull(int pid) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            for (var child : Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children"))
                    .strip()
                    .split(" ")) {
                if (!child.isEmpty() && Benchmark.residentMebibytes(Long.parseLong(child)) >= GIGABYTE >> 20) {
                    return true;
                }
            }
            return Benchmark.residentMebibytes(pid) >= GIGABYTE >> 20;
        });
    }

    private static void besideTheRuntime(
            Client client, Path bundle, Path work, List<String> names, BenchmarkTable table) throws IOException {
        var saved = new ArrayList<Double>();
        var restored = new ArrayList<Double>();
        var bareSaved = new ArrayList<Double>();
        var bareRestored = new ArrayList<Double>();
        var bareName = work.getParent().getFileName() + "-gigabyte";
        try (var bare = new BareContainer(work.resolve("bare-gigabyte"), bundle, bareName)) {
            awaitFull(bare.pid());
            for (var round = 0; round < ROUNDS; round++) {
                var name = "gigabyte-" + round;
                saved.add(Milliseconds.of(() -> CheckpointBenchmark.take(client, "gigabyte", name, false)));
                names.add(name);
                restored.add(Milliseconds.of(() -> CheckpointBenchmark.restore(client, name)));
                var images = new Path[1];
                bareSaved.add(Milliseconds.of(() -> images[0] = bare.checkpoint(name, false)));
                bareRestored.add(Milliseconds.of(() -> bare.restore(images[0])));
                Programs.run("rm", "-r", images[0].toString());
            }
        }
        CheckpointBenchmark.row(table, "checkpoint of 1 GiB", saved, bareSaved, "at most 1.1");
        CheckpointBenchmark.row(table, "restore of 1 GiB", restored, bareRestored, "at most 1.1");
    }

    /** What the explorer asks for before it shows anything, of checkpoints that nobody looked into before. */
    private static void opened(Client client, List<String> names, BenchmarkTable table) {
        var opened = new ArrayList<Double>();
        for (var name : names) {
            opened.add(Milliseconds.of(() -> {
                client.call(CheckpointCalls.INSPECT, CheckpointCalls.ById.of(name));
                var processes = client.call(CheckpointCalls.PROCESSES, CheckpointCalls.ById.of(name));
                var pid = processes.get(processes.size() - 1).pid();
                client.call(CheckpointContentCalls.PROCESS, new CheckpointContentCalls.OfProcess(name, pid));
                var largest = client.call(CheckpointContentCalls.MEMORY_MAP, Rows.of(name, pid)).stream()
                        .max(Comparator.comparingLong(SavedMapping::present))
                        .orElseThrow();
                client.call(
                        CheckpointContentCalls.MEMORY,
                        new CheckpointContentCalls.Memory(name, pid, largest.start(), 16_384));
            }));
        }
        table.row("explorer opened on 1 GiB", Milliseconds.median(opened), "ms", "at most 300");
    }

    private static void searched(Client client, String name, BenchmarkTable table) {
        rate(client, name, "text", "no such text is there", table, "at least 1000");
        rate(client, name, "text", "no", table, "");
        rate(client, name, "hex", "de ad be ef 00 c0 ff ee", table, "at least 1000");
        rate(client, name, "regex", "needle-[0-9]+-of-[0-9]+", table, "at least 100");
        rate(client, name, "regex", "[a-z]{5}@[a-z]{5}\\.(org|com)", table, "at least 100");
    }

    private static void rate(
            Client client, String name, String kind, String pattern, BenchmarkTable table, String aim) {
        var rates = new ArrayList<Double>();
        for (var round = -1; round < ROUNDS; round++) {
            var before = System.nanoTime();
            var begun = client.call(
                    CheckpointContentCalls.SEARCH, new CheckpointContentCalls.Search(name, pattern, kind, null, 1000));
            var found = client.result(Objects.requireNonNull(begun.job()), SavedSearch.class);
            var milliseconds = (System.nanoTime() - before) / 1e6;
            if (round >= 0) {
                rates.add(found.searched() / milliseconds / MEGABYTES);
            }
        }
        table.row("search, " + kind + " " + pattern, Milliseconds.median(rates), "MB/s", aim);
    }

    private static void compared(Client client, String from, String to, BenchmarkTable table) {
        var took = new ArrayList<Double>();
        for (var round = -1; round < ROUNDS; round++) {
            var milliseconds = Milliseconds.of(() -> {
                var begun = client.call(
                        CheckpointContentCalls.DIFF, new CheckpointContentCalls.Diff(from, to, List.of("pages")));
                client.result(Objects.requireNonNull(begun.job()), SavedDiff.class);
            });
            if (round >= 0) {
                took.add(milliseconds);
            }
        }
        table.row("pages of two of 1 GiB compared", Milliseconds.median(took), "ms", "at most 5000");
    }
}
