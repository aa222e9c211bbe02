package dev.slipway.system;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import java.util.ArrayList;
import java.util.List;

/** A pod of three containers and its infra container on a network, started and removed; podman afterwards. */
final class PodBenchmark {
    private static final int CONTAINERS = 3;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;
    private static final int PODMAN_ROUNDS = 8;

    private final List<Double> starts = new ArrayList<>();
    private final List<Double> removals = new ArrayList<>();

    private PodBenchmark() {}

    static void measure(Client client, String bundle, Peer peer, BenchmarkTable table) {
        var ours = new PodBenchmark();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            ours.add(round >= 0, ofOurs(client, bundle));
        }
        var podman = new PodBenchmark();
        peer.podmanOnNetwork(network -> {
            for (var round = -1; round < PODMAN_ROUNDS; round++) {
                podman.add(round >= 0, ofPodman(peer, network));
            }
        });
        row(table, "pod of 3 started", ours.starts, podman.starts);
        row(table, "the same stopped and removed", ours.removals, podman.removals);
    }

    private static void row(BenchmarkTable table, String what, List<Double> ours, List<Double> podman) {
        var base = Milliseconds.median(podman);
        table.row(what, Milliseconds.median(ours), null, base, "ms", "");
        table.row(
                "in terms of podman",
                Milliseconds.median(ours) / base * 100,
                null,
                100.0,
                "%",
                "at most 50, better 33");
    }

    /** How long a pod's start and its removal took. */
    private record Round(double start, double removal) {}

    private void add(boolean counts, Round round) {
        if (counts) {
            starts.add(round.start);
            removals.add(round.removal);
        }
    }

    private static Round ofOurs(Client client, String bundle) {
        var pod = client.call(PodCalls.CREATE, PodCallsCreateBuilder.builder().build())
                .id();
        for (var number = 0; number < CONTAINERS; number++) {
            var request = ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(bundle, null, pod, null))
                    .stopTimeout(0.0)
                    .build();
            client.call(ContainerCalls.CREATE, request);
        }
        return new Round(
                Milliseconds.of(() -> requireWell(client.call(PodCalls.START, new Common.Id(pod)))),
                Milliseconds.of(() -> requireWell(client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0)))));
    }

    private static void requireWell(PodCalls.Outcomes outcomes) {
        if (outcomes.containers().stream().anyMatch(outcome -> outcome.error() != null)) {
            throw new AssertionError("it went wrong: " + outcomes);
        }
    }

    private static Round ofPodman(Peer peer, String network) {
        peer.podman("pod", "create", "--name=bench", "--network=" + network);
        for (var number = 0; number < CONTAINERS; number++) {
            peer.podmanMake("create", List.of("--pod=bench"), "/bin/sleep", "1000");
        }
        return new Round(
                Milliseconds.of(() -> peer.podman("pod", "start", "bench")),
                Milliseconds.of(() -> peer.podman("pod", "rm", "--force", "--time=0", "bench")));
    }
}
