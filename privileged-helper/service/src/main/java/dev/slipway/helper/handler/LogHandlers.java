package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.time;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.world.World;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.process.LogQuery;
import dev.slipway.runtime.process.LogReader;
import dev.slipway.runtime.state.State;
import java.util.concurrent.Executor;

/** {@code container.logs}. */
final class LogHandlers {
    private final Containers containers;
    private final State state;
    private final World world;
    private final LogReader reader;
    private final Executor threads;

    /**
     * @param threads one for each log that is being read; may reject
     */
    LogHandlers(Containers containers, State state, World world, LogReader reader, Executor threads) {
        this.containers = containers;
        this.state = state;
        this.world = world;
        this.reader = reader;
        this.threads = threads;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.LOGS, Access.WORK, this::logs);
    }

    private Reply<Common.Subscription> logs(ContainerCalls.Logs params, Session session) {
        Integer tail = params.tail();
        if (tail != null && tail < 0) {
            throw Arguments.wrong("tail", "it must not be negative", "Leave it out for all lines.");
        }
        LogQuery query = new LogQuery(
                tail == null ? -1 : tail,
                time("since", params.since()),
                time("until", params.until()),
                params.stream());
        Container container = containers.require(params.id());
        LogWatch watch = on(params.follow())
                ? LogWatch.following(session, reader, container, query, state, world)
                : LogWatch.reading(session, reader, container, query);
        return Reply.<Common.Subscription>of(new Common.Subscription(watch.id()))
                .then(() -> {
                    session.add(watch);
                    watch.start(threads);
                });
    }
}
