package dev.slipway.helper.handler;

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
import java.util.List;
import java.util.function.Predicate;

/** {@code event.*}, {@code world.watch} and {@code subscription.cancel}. */
final class EventHandlers {
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
        Predicate<dev.slipway.runtime.event.Event> wanted = EventFilter.of(params, state);
        return Reply.of(state.events(Integer.MAX_VALUE).stream()
                .filter(wanted)
                .map(Views::event)
                .toList());
    }

    private Reply<Common.Subscription> watch(SystemCalls.EventQuery params, Session session) {
        Predicate<dev.slipway.runtime.event.Event> wanted = EventFilter.of(params, state);
        long revision = world.revision();
        List<dev.slipway.runtime.event.Event> past = state.events(Integer.MAX_VALUE).stream()
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
}
