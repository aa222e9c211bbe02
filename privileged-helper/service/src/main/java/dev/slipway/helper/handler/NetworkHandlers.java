package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import java.util.function.Supplier;

/** {@code network.*}. */
final class NetworkHandlers {
    private final Supplier<List<NetworkSummary>> networks;

    NetworkHandlers(Supplier<List<NetworkSummary>> networks) {
        this.networks = networks;
    }

    void register(Methods methods) {
        methods.add(NetworkCalls.LIST, Access.WORK, (params, session) -> Reply.of(networks.get()));
    }
}
