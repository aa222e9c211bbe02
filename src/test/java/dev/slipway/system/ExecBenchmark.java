package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A further process that does nothing, attached to and awaited, in turn with the bare OCI runtime; podman afterwards. */
final class ExecBenchmark {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;
    private static final int PODMAN_ROUNDS = 15;

    private ExecBenchmark() {}

    static void measure(HelperFolder folder, Client client, String bundle, Peer peer, BenchmarkTable table) {
        var container = client.createMortal(bundle, null);
        client.start(container);
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var podman = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var through = Milliseconds.of(() -> exec(client, container));
            var alone = Milliseconds.of(() -> Programs.run(
                    "runc", "--root", folder.runRoot().resolve("runc").toString(), "exec", container, "/bin/true"));
            if (round >= 0) {
                ours.add(through);
                bare.add(alone);
            }
        }
        client.remove(container);
        peer.podmanMake("run", List.of("--name=exec", "--detach"), "/bin/sleep", "1000");
        for (var round = 0; round < PODMAN_ROUNDS; round++) {
            podman.add(Milliseconds.of(() -> peer.podman("exec", "exec", "/bin/true")));
        }
        var base = Milliseconds.median(bare);
        table.row(
                "exec of /bin/true to its end", Milliseconds.median(ours), base, Milliseconds.median(podman), "ms", "");
        table.row(
                "the same in terms of runc exec",
                Milliseconds.median(ours) / base,
                1.0,
                Milliseconds.median(podman) / base,
                "times",
                "at most 1.5");
    }

    private static void exec(Client client, String container) {
        var request = ContainerCallsExecBuilder.builder()
                .id(container)
                .command(List.of("/bin/true"))
                .build();
        var started = client.call(ContainerCalls.EXEC, request);
        try (var streams = client.connection().openProcess(Objects.requireNonNull(started.channel()))) {
            while (streams.read() != null) {
                // what it writes is not looked at
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
