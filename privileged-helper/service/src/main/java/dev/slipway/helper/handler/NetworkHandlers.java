package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.NetworkViews;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.runtime.membership.Memberships;
import dev.slipway.runtime.network.CreateNetwork;
import dev.slipway.runtime.network.Network;
import dev.slipway.runtime.state.State;
import java.util.Objects;

/** {@code network.*}. */
final class NetworkHandlers {
    private final Memberships networks;
    private final State state;
    private final String defaultName;

    NetworkHandlers(Memberships networks, State state, String defaultName) {
        this.networks = networks;
        this.state = state;
        this.defaultName = defaultName;
    }

    void register(Methods methods) {
        methods.add(NetworkCalls.CREATE, Access.CHANGE, this::create)
                .add(
                        NetworkCalls.LIST,
                        Access.WORK,
                        (params, session) -> Reply.of(NetworkViews.summaries(networks, defaultName)))
                .add(NetworkCalls.INSPECT, Access.WORK, this::inspect)
                .add(NetworkCalls.REMOVE, Access.CHANGE, this::remove)
                .add(NetworkCalls.CONNECT, Access.CHANGE, this::connect)
                .add(NetworkCalls.DISCONNECT, Access.CHANGE, this::disconnect);
    }

    private Reply<Common.Named> create(NetworkCalls.Create params, Session session) {
        CreateNetwork wanted = new CreateNetwork(
                params.name(),
                Objects.requireNonNullElse(params.driver(), "bridge"),
                list(params.subnets()).stream().map(NetworkHandlers::range).toList(),
                on(params.ipv6()),
                on(params.internal()),
                on(params.isolated()),
                params.names() == null || params.names(),
                params.mtu(),
                params.bridge(),
                params.parent(),
                params.mode(),
                map(params.labels()));
        String name = networks.create(wanted).name();
        return Reply.of(new Common.Named(name, name));
    }

    private static CreateNetwork.Range range(NetworkRange given) {
        return new CreateNetwork.Range(given.subnet(), given.gateway(), given.rangeStart(), given.rangeEnd());
    }

    private Reply<NetworkDetail> inspect(Common.Id params, Session session) {
        Network network = networks.require(params.id());
        NetworkSummary summary = NetworkViews.summary(network, defaultName, networks.isOurs(network));
        return Reply.of(NetworkViews.detail(network, summary, networks.members(network.name()), pod -> state.pod(pod)
                .orElse(null)));
    }

    private Reply<Call.Done> remove(NetworkCalls.Remove params, Session session) {
        networks.remove(params.id(), on(params.force()));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> connect(NetworkCalls.Connect params, Session session) {
        networks.connect(params.id(), params.container(), CreateRequest.networkOptions(params.options()));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> disconnect(NetworkCalls.Disconnect params, Session session) {
        networks.disconnect(params.id(), params.container(), on(params.force()));
        return Reply.of(Call.Done.DONE);
    }
}
