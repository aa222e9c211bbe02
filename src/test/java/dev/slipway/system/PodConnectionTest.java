package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.checkpoint.PodCheckpoints;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection between two containers of a pod, over which one tells the other numbers, survives their restore. */
class PodConnectionTest extends CheckpointEngineTest {
    private static final CheckpointOptions CONNECTED =
            STOPPING.edit().tcpEstablished(true).build();
    private static final String LISTENER =
            "sleep 100000 | nc -l -p 7000 | while read n; do echo tick $n; done; echo the connection ended";
    private static final String CALLER =
            "until cat /proc/net/tcp /proc/net/tcp6 | busybox grep -q :1B58; do sleep 0.05; done; n=0;"
                    + " while :; do n=$((n+1)); echo tick $n >&2; echo $n; sleep 0.02; done | nc 127.0.0.1 7000;"
                    + " echo the connection ended";

    /** The kernel's word for the state. */
    private static final String ESTABLISHED = "01";

    private Container listener;
    private Container caller;

    @BeforeEach
    void begin() throws IOException {
        engine.pods().create(CreatePod.named("fleet").on(List.of()));
        listener = member("listener", LISTENER);
        caller = member("caller", CALLER);
        ticks(listener, 10);
    }

    private Container member(String name, String script) throws IOException {
        importBundle(name, script);
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle(name)
                                .edit()
                                .name(name)
                                .pod("fleet")
                                .build())
                        .id());
        container.start(true);
        return container;
    }

    @Test
    void itGoesOnAndNothingThatWasToldIsLost() throws IOException {
        Set<String> connection = connection();
        PodCheckpoints.Taken taken = engine.checkpoints().ofPods().create("fleet", null, CONNECTED, Progress.NONE);
        assertThat(caller.record().status()).isEqualTo(ContainerStatus.EXITED);
        int then = last(listener);

        engine.checkpoints().ofPods().restore(taken.group(), null, false, false, Progress.NONE);

        assertGoesOn(then + 20);
        assertThat(connection()).isEqualTo(connection);
    }

    @Test
    void itIsThereAgainAfterThePodWasStopped() throws IOException {
        int before = last(listener);
        PodCheckpoints.Taken taken = engine.checkpoints()
                .ofPods()
                .create("fleet", null, CONNECTED.edit().leaveRunning(true).build(), Progress.NONE);
        int then = last(listener);
        ticks(listener, then + 10);
        Set<String> connection = connection();
        engine.pods().stop("fleet", Duration.ZERO);

        int told = numbers(listener).size();
        engine.checkpoints().ofPods().restore(taken.group(), null, false, false, Progress.NONE);

        awaitListener(then + 30);
        List<Integer> again = numbers(listener).subList(told, numbers(listener).size());
        int first = again.get(0);
        assertThat(first).isBetween(before, then + 2);
        assertThat(again)
                .containsExactlyElementsOf(
                        IntStream.range(first, first + again.size()).boxed().toList());
        assertThat(connection()).isEqualTo(connection);
    }

    private void awaitListener(int least) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(last(listener))
                .as(() -> "tables of connections and the ends of the logs:\n"
                        + Programs.run(
                                "nsenter",
                                "--target",
                                String.valueOf(listener.record().state().pid()),
                                "--net",
                                "sh",
                                "-c",
                                "cat /proc/net/tcp /proc/net/tcp6; iptables -S; tail -n 3 \"$@\"",
                                "sh",
                                listener.logPath().toString(),
                                caller.logPath().toString()))
                .isGreaterThanOrEqualTo(least));
    }

    private void assertGoesOn(int least) throws IOException {
        awaitListener(least);
        for (Container each : List.of(listener, caller)) {
            List<Integer> all = numbers(each);
            assertThat(all)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, all.size()).boxed().toList());
            assertThat(Files.readString(each.logPath())).doesNotContain("the connection ended");
        }
    }

    /** Both ends of what is established in the pod: local port, peer's port. */
    private Set<String> connection() throws IOException {
        Path network = Path.of("/proc", String.valueOf(listener.record().state().pid()), "net");
        Set<String> ends = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            Files.readString(network.resolve(table))
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[3].equals(ESTABLISHED))
                    .forEach(words -> ends.add(port(words[1]) + " " + port(words[2])));
        }
        assertThat(ends).hasSize(2);
        return ends;
    }

    private static String port(String address) {
        return address.substring(address.indexOf(':') + 1);
    }
}
