package dev.slipway.system;

import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.NetworkSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Has a helper remove all its pods, containers and networks, so that what they hold of the host is given back. What a client
 * that has gone asked for may still be under way, and make more or be in the way: so it goes on until nothing is left.
 */
final class Emptying {
    private static final int ROUNDS = 20;

    private final SlipwayClient client;
    private final List<String> refusals = new ArrayList<>();

    private Emptying(SlipwayClient client) {
        this.client = client;
    }

    /** The helper's socket is the only argument. Ends with 1 if something is left, and says why. */
    public static void main(String[] args) throws Exception {
        try (var client = SlipwayClient.connect(Path.of(args[0]))) {
            var emptying = new Emptying(client);
            for (var round = 0; round < ROUNDS; round++) {
                if (emptying.round() == 0) {
                    return;
                }
            }
            System.err.println("could not remove everything: " + emptying.refusals);
        }
        System.exit(1);
    }

    /** Asks once for the removal of each; returns how many there were. */
    private int round() throws Exception {
        refusals.clear();
        var pods = client.call(PodCalls.LIST, PodCalls.ListQuery.ALL).get();
        for (var pod : pods) {
            ask(PodCalls.REMOVE, new PodCalls.Remove(pod.id(), true, 0.0));
        }
        var containers =
                client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL).get();
        for (var container : containers) {
            ask(ContainerCalls.REMOVE, new ContainerCalls.Remove(container.id(), true, null, true));
        }
        var networks = client.call(NetworkCalls.LIST).get().stream()
                .filter(NetworkSummary::removable)
                .toList();
        for (var network : networks) {
            ask(NetworkCalls.REMOVE, new NetworkCalls.Remove(network.name(), true));
        }
        return pods.size() + containers.size() + networks.size();
    }

    private <P> void ask(Call<P, ?> call, P parameters) throws InterruptedException {
        try {
            client.call(call, parameters).get();
        } catch (ExecutionException refused) {
            refusals.add(String.valueOf(refused.getCause()));
        }
    }
}
