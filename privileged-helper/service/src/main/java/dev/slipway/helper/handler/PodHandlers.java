package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.ContainerViews;
import dev.slipway.helper.view.Graphs;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Set;

/** {@code pod.*}. */
final class PodHandlers {
    private final Pods pods;
    private final State state;

    PodHandlers(Pods pods, State state) {
        this.pods = pods;
        this.state = state;
    }

    void register(Methods methods) {
        methods.add(PodCalls.CREATE, Access.CHANGE, this::create)
                .add(PodCalls.LIST, Access.READ, this::all)
                .add(PodCalls.INSPECT, Access.READ, this::inspect)
                .add(PodCalls.START, Access.CHANGE, this::start)
                .add(PodCalls.STOP, Access.CHANGE, this::stop)
                .add(PodCalls.REMOVE, Access.CHANGE, this::remove)
                .add(PodCalls.GRAPH, Access.READ, this::graph);
    }

    private Reply<Common.Named> create(PodCalls.Create params, Session session) {
        List<String> share = params.share();
        PodConfig created = pods.create(new CreatePod(
                params.name(),
                map(params.labels()),
                share == null ? null : Set.copyOf(share),
                params.infra() == null || params.infra(),
                CreateRequest.ports(params.publish()),
                params.networks(),
                params.hostname(),
                params.cgroupParent()));
        return Reply.of(new Common.Named(created.id(), created.name()));
    }

    private Reply<List<PodSummary>> all(Call.None params, Session session) {
        return Reply.of(state.pods().stream().map(this::summary).toList());
    }

    private Reply<PodDetail> inspect(Common.Id params, Session session) {
        PodConfig pod = pods.require(params.id());
        return Reply.of(new PodDetail(
                summary(pod),
                pods.cgroupPath(pod),
                state.podContainers(pod.id()).stream()
                        .map(ContainerViews::summary)
                        .toList()));
    }

    private Reply<PodCalls.Outcomes> start(Common.Id params, Session session) {
        PodConfig pod = pods.require(params.id());
        return outcomes(pod, pods.start(pod.id()));
    }

    private Reply<PodCalls.Outcomes> stop(PodCalls.Stop params, Session session) {
        PodConfig pod = pods.require(params.id());
        return outcomes(pod, pods.stop(pod.id(), seconds("timeout", params.timeout())));
    }

    private Reply<PodCalls.Outcomes> remove(PodCalls.Remove params, Session session) {
        PodConfig pod = pods.require(params.id());
        return outcomes(pod, pods.remove(pod.id(), on(params.force()), seconds("timeout", params.timeout())));
    }

    private Reply<Graph> graph(PodCalls.GraphQuery params, Session session) {
        String id = params.id();
        return Reply.of(id == null ? Graphs.of(state.pods(), state.containers()) : podGraph(pods.require(id)));
    }

    private Graph podGraph(PodConfig pod) {
        return Graphs.of(List.of(pod), state.podContainers(pod.id()));
    }

    private PodSummary summary(PodConfig pod) {
        return Views.pod(pod, state.podContainers(pod.id()));
    }

    private static Reply<PodCalls.Outcomes> outcomes(PodConfig pod, List<PodOutcome> outcomes) {
        return Reply.of(new PodCalls.Outcomes(
                pod.id(), outcomes.stream().map(PodHandlers::outcome).toList()));
    }

    private static PodCalls.Outcome outcome(PodOutcome outcome) {
        EngineException error = outcome.error();
        return new PodCalls.Outcome(
                outcome.id(),
                outcome.name(),
                error == null ? null : error.kind().name(),
                error == null ? null : error.message());
    }
}
