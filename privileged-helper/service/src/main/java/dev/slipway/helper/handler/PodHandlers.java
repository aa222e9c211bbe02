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
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

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
                .add(PodCalls.KILL, Access.CHANGE, this::kill)
                .add(PodCalls.PAUSE, Access.CHANGE, this::pause)
                .add(PodCalls.RESUME, Access.CHANGE, this::resume)
                .add(PodCalls.RESTART, Access.CHANGE, this::restart)
                .add(PodCalls.UPDATE, Access.CHANGE, this::update)
                .add(PodCalls.REMOVE, Access.CHANGE, this::remove)
                .add(PodCalls.GRAPH, Access.READ, this::graph);
    }

    private Reply<Common.Named> create(PodCalls.Create params, Session session) {
        OptionFindings findings = OptionFindings.ofPod();
        PodConfig created = pods.create(PodRequest.of(params, findings), findings);
        return Reply.of(new Common.Named(created.id(), created.name()));
    }

    private Reply<List<PodSummary>> all(PodCalls.ListQuery params, Session session) {
        return Reply.of(pods.lookups().matching(map(params.filters())).stream()
                .map(this::summary)
                .toList());
    }

    private Reply<PodDetail> inspect(Common.Id params, Session session) {
        PodConfig pod = pods.require(params.id());
        return Reply.of(new PodDetail(
                summary(pod),
                pods.cgroupPath(pod),
                PodRequest.resources(pod),
                state.podContainers(pod.id()).stream()
                        .map(ContainerViews::summary)
                        .toList()));
    }

    private Reply<PodCalls.Outcomes> start(Common.Id params, Session session) {
        return act("start", params.id(), pods::start);
    }

    private Reply<PodCalls.Outcomes> stop(PodCalls.Stop params, Session session) {
        Duration timeout = seconds("timeout", params.timeout());
        return act("stop", params.id(), id -> pods.stop(id, timeout));
    }

    private Reply<PodCalls.Outcomes> restart(PodCalls.Stop params, Session session) {
        Duration timeout = seconds("timeout", params.timeout());
        return act("restart", params.id(), id -> pods.restart(id, timeout));
    }

    private Reply<PodCalls.Outcomes> kill(PodCalls.Kill params, Session session) {
        int signal = Signals.parse(params.signal().asText());
        return act("send a signal to", params.id(), id -> pods.kill(id, signal));
    }

    private Reply<PodCalls.Outcomes> pause(Common.Id params, Session session) {
        return act("pause", params.id(), pods::pause);
    }

    private Reply<PodCalls.Outcomes> resume(Common.Id params, Session session) {
        return act("resume", params.id(), pods::resume);
    }

    private Reply<Call.Done> update(PodCalls.Update params, Session session) {
        pods.update(params.id(), CreateRequest.resources(params.resources()));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<PodCalls.Outcomes> remove(PodCalls.Remove params, Session session) {
        Duration timeout = seconds("timeout", params.timeout());
        return act("remove", params.id(), id -> pods.remove(id, on(params.force()), timeout));
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

    private Reply<PodCalls.Outcomes> act(String verb, String idOrName, Function<String, List<PodOutcome>> operation) {
        PodConfig pod = pods.require(idOrName);
        List<PodOutcome> outcomes = operation.apply(pod.id());
        return Reply.of(new PodCalls.Outcomes(
                pod.id(),
                outcomes.stream().map(PodHandlers::outcome).toList(),
                PodOutcome.summary(verb, pod.name(), outcomes)));
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
