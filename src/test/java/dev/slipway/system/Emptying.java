package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.client.SlipwayClient;
import java.nio.file.Path;

/** Has a helper remove all its pods and containers, so that what they hold of the host is given back. */
final class Emptying {
    private Emptying() {}

    /** The helper's socket is the only argument. */
    public static void main(String[] args) throws Exception {
        try (var client = SlipwayClient.connect(Path.of(args[0]))) {
            for (var pod : client.call(PodCalls.LIST, PodCalls.ListQuery.ALL).get()) {
                client.call(PodCalls.REMOVE, new PodCalls.Remove(pod.id(), true, 0.0))
                        .get();
            }
            for (var container : client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL)
                    .get()) {
                client.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(container.id(), true, null, true))
                        .get();
            }
        }
    }
}
