package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.time;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.Views;
import dev.slipway.helper.world.EventWatch;
import dev.slipway.helper.world.World;
import dev.slipway.helper.world.WorldWatch;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.runtime.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code event.*}, {@code world.watch} and {@code subscription.cancel}. */
final class EventHandlers {
    private static final int JOURNAL = 10_000;

    private final State state;
    private final World world;

    EventHandlers(State state, World world) {
        this.state = state;
        this.world = world;
    }

    void register(Methods methods) {
        methods.add(SystemCalls.WORLD_WATCH, Access.READ, this::watchWorld)
                .add(SystemCalls.EVENT_LIST, Access.READ, this::past)
                .add(SystemCalls.EVENT_WATCH, Access.READ, this::watch)
                .add(SystemCalls.SUBSCRIPTION_CANCEL, Access.READ, this::cancel);
    }

    private Reply<SystemCalls.Watching> watchWorld(SystemCalls.WorldWatch params, Session session) {
        WorldWatch watch = new WorldWatch(session, world, params.since());
        return Reply.<SystemCalls.Watching>of(new SystemCalls.Watching(watch.id(), watch.first()))
                .then(() -> session.add(watch));
    }

    private Reply<List<Event>> past(SystemCalls.EventQuery params, Session session) {
        Predicate<dev.slipway.runtime.event.Event> wanted = wanted(params);
        return Reply.of(
                state.events(JOURNAL).stream().filter(wanted).map(Views::event).toList());
    }

    private Reply<Common.Subscription> watch(SystemCalls.EventQuery params, Session session) {
        Predicate<dev.slipway.runtime.event.Event> wanted = wanted(params);
        long revision = world.revision();
        List<dev.slipway.runtime.event.Event> past = state.events(JOURNAL).stream()
                .filter(event -> event.revision() <= revision)
                .toList();
        EventWatch watch = new EventWatch(session, world, wanted, past, revision);
        return Reply.<Common.Subscription>of(new Common.Subscription(watch.id()))
                .then(() -> session.add(watch));
    }

    private Reply<Call.Done> cancel(Common.Subscription params, Session session) {
        if (!session.cancel(params.subscription())) {
            throw Arguments.wrong(
                    "subscription", "this connection has none of this id", "It may have ended by itself.");
        }
        return Reply.of(Call.Done.DONE);
    }

    private static Predicate<dev.slipway.runtime.event.Event> wanted(SystemCalls.EventQuery params) {
        Instant since = time("since", params.since());
        Instant until = time("until", params.until());
        Predicate<dev.slipway.runtime.event.Event> wanted =
                event -> (since == null || !event.time().isBefore(since))
                        && (until == null || event.time().isBefore(until));
        for (Map.Entry<String, List<String>> filter : map(params.filters()).entrySet()) {
            wanted = wanted.and(one(filter.getKey(), list(filter.getValue())));
        }
        return wanted;
    }

    private static Predicate<dev.slipway.runtime.event.Event> one(String key, List<String> values) {
        return switch (key) {
            case "type" -> event -> values.contains(event.type().word());
            case "action" -> event -> values.contains(event.action());
            case "container" -> of(dev.slipway.runtime.event.Event.Type.CONTAINER, values);
            case "pod" -> of(dev.slipway.runtime.event.Event.Type.POD, values);
            default ->
                throw Arguments.wrong(
                        "filters", "there is no filter \"" + key + "\"", "Use type, action, container or pod.");
        };
    }

    private static Predicate<dev.slipway.runtime.event.Event> of(
            dev.slipway.runtime.event.Event.Type type, List<String> values) {
        return event -> event.type() == type
                && values.stream()
                        .anyMatch(value -> event.name().equals(value)
                                || (!value.isEmpty() && event.id().startsWith(value)));
    }
}
