package dev.slipway.system;

import java.util.ArrayList;
import java.util.List;

/** The life of a container that does nothing, in turn with the bare OCI runtime; podman afterwards, because it cleans up for a while after it has answered. */
final class LifeBenchmark {
    private static final int WARM_UP = 150;
    private static final int ROUNDS = 60;
    private static final int PODMAN_ROUNDS = 15;

    private LifeBenchmark() {}

    static void measure(Client client, String bundle, Peer peer, BenchmarkTable table) {
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var podman = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var through = Milliseconds.of(() -> {
                var container = client.create(bundle, null);
                client.start(container);
                client.awaitExit(container);
                client.remove(container);
            });
            var alone = Milliseconds.of(() -> peer.runcRun("bare-true"));
            if (round >= 0) {
                ours.add(through);
                bare.add(alone);
            }
        }
        for (var round = 0; round < PODMAN_ROUNDS; round++) {
            podman.add(Milliseconds.of(() -> peer.podmanMake("run", List.of("--rm"), "/bin/true")));
        }
        var base = Milliseconds.median(bare);
        table.row(
                "create, start, exit, remove of /bin/true",
                Milliseconds.median(ours),
                base,
                Milliseconds.median(podman),
                "ms",
                "");
        table.row(
                "the same in terms of runc run",
                Milliseconds.median(ours) / base,
                1.0,
                Milliseconds.median(podman) / base,
                "times",
                "at most 2.0");
    }
}
