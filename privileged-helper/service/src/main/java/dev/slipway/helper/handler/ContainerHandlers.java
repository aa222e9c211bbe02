package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.world.World;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** {@code container.*}: life cycle, but for the start, and lists. */
final class ContainerHandlers {
    private final Containers containers;
    private final State state;
    private final World world;

    ContainerHandlers(Containers containers, State state, World world) {
        this.containers = containers;
        this.state = state;
        this.world = world;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.CREATE, Access.CHANGE, this::create)
                .add(ContainerCalls.PREVIEW, Access.WORK, this::preview)
                .add(ContainerCalls.LIST, Access.READ, this::all)
                .add(ContainerCalls.INIT, Access.CHANGE, (p, s) -> act(p.id(), Container::init))
                .add(ContainerCalls.STOP, Access.CHANGE, this::stop)
                .add(ContainerCalls.RESTART, Access.CHANGE, this::restart)
                .add(ContainerCalls.KILL, Access.CHANGE, this::kill)
                .add(ContainerCalls.PAUSE, Access.CHANGE, (p, s) -> act(p.id(), Container::pause))
                .add(ContainerCalls.RESUME, Access.CHANGE, (p, s) -> act(p.id(), Container::resume))
                .add(ContainerCalls.WAIT, Access.READ, this::await)
                .add(ContainerCalls.REMOVE, Access.CHANGE, this::remove)
                .add(ContainerCalls.RENAME, Access.CHANGE, (p, s) -> act(p.id(), c -> c.rename(p.name())));
    }

    private Reply<ContainerCalls.Created> create(ContainerCalls.Create params, Session session) {
        OptionFindings findings = new OptionFindings();
        ContainerRecord created = containers.create(CreateRequest.of(params, session.peer(), findings), findings);
        return Reply.of(new ContainerCalls.Created(created.id(), created.name(), List.of()));
    }

    private Reply<ContainerCalls.Preview> preview(ContainerCalls.Create params, Session session) {
        OptionFindings findings = new OptionFindings();
        return Reply.of(new ContainerCalls.Preview(
                containers.preview(CreateRequest.of(params, session.peer(), findings), findings)));
    }

    private Reply<List<ContainerSummary>> all(ContainerCalls.ListQuery params, Session session) {
        Integer limit = params.limit();
        if (limit != null && limit < 1) {
            throw Arguments.wrong("limit", "it must be at least 1", "");
        }
        String given = params.after();
        String after = given == null ? null : state.lookupContainer(given).id();
        Predicate<ContainerRecord> wanted = ContainerFilter.of(map(params.filters()), state);
        if (params.all() != null && !params.all()) {
            wanted = wanted.and(container -> container.status().hasProcess());
        }
        return Reply.encoded(world.containers(wanted, limit == null ? Long.MAX_VALUE : limit, after));
    }

    private Reply<Call.Done> stop(ContainerCalls.Stop params, Session session) {
        return act(params.id(), container -> container.stop(seconds("timeout", params.timeout())));
    }

    private Reply<Call.Done> restart(ContainerCalls.Stop params, Session session) {
        return act(params.id(), container -> container.restart(seconds("timeout", params.timeout())));
    }

    private Reply<Call.Done> kill(ContainerCalls.Kill params, Session session) {
        int signal = Signals.parse(params.signal().asText());
        return act(params.id(), container -> container.kill(signal));
    }

    private Reply<Call.Done> remove(ContainerCalls.Remove params, Session session) {
        return act(
                params.id(),
                container -> container.remove(on(params.force()), on(params.depend()), on(params.volumes())));
    }

    private Reply<ContainerCalls.Waited> await(ContainerCalls.Wait params, Session session) {
        Set<WaitCondition> conditions = EnumSet.noneOf(WaitCondition.class);
        list(params.conditions()).forEach(word -> conditions.add(WaitCondition.ofWord(word)));
        if (conditions.isEmpty()) {
            conditions.add(WaitCondition.EXITED);
        }
        CompletableFuture<WaitResult> waiting = containers.await(params.id(), conditions);
        CompletableFuture<byte[]> answer = waiting.thenApply(result ->
                Message.encode(new ContainerCalls.Waited(result.condition().word(), result.exitCode())));
        var ignored = answer.whenComplete((json, failure) -> waiting.cancel(false));
        return Reply.later(answer);
    }

    private Reply<Call.Done> act(String id, Consumer<Container> operation) {
        operation.accept(containers.require(id));
        return Reply.of(Call.Done.DONE);
    }
}
