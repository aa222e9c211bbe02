package dev.slipway.system;

import java.util.ArrayList;
import java.util.List;

/** The life of a container that does nothing, one after the other in turn with its peers. */
final class LifeBenchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 60;
    private static final int PODMAN_EVERY = 6;

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
            if (round % PODMAN_EVERY == 0) {
                podman.add(Milliseconds.of(() -> peer.podmanMake("run", List.of("--rm"), "/bin/true")));
            }
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
