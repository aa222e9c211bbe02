package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import java.util.ArrayList;
import java.util.List;

/** A container made and started on the default bridge; podman on a bridge of its own afterwards. */
final class NetworkBenchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 30;
    private static final int PODMAN_ROUNDS = 8;

    private NetworkBenchmark() {}

    static void measure(Client client, String bundle, String network, Peer peer, BenchmarkTable table) {
        var request = ContainerCallsCreateBuilder.builder(
                        ContainerCalls.Create.fromBundle(bundle, null, null, List.of(network)))
                .stopTimeout(0.0)
                .build();
        var ours = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var made = new String[1];
            var time = Milliseconds.of(() -> {
                made[0] = client.call(ContainerCalls.CREATE, request).id();
                client.start(made[0]);
            });
            client.remove(made[0]);
            if (round >= 0) {
                ours.add(time);
            }
        }
        var podman = new ArrayList<Double>();
        peer.podmanOnNetwork(other -> {
            for (var round = -1; round < PODMAN_ROUNDS; round++) {
                var time = Milliseconds.of(() -> {
                    peer.podmanMake("create", List.of("--name=bench", "--network=" + other), "/bin/sleep", "1000");
                    peer.podman("start", "bench");
                });
                peer.podman("rm", "--force", "--time=0", "bench");
                if (round >= 0) {
                    podman.add(time);
                }
            }
        });
        var base = Milliseconds.median(podman);
        table.row("create and start on a bridge network", Milliseconds.median(ours), null, base, "ms", "");
        table.row("in terms of podman", Milliseconds.median(ours) / base * 100, null, 100.0, "%", "at most 33");
    }
}
