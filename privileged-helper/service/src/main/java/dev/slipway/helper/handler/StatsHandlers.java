package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.time;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.Samples;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.runtime.cgroup.Statistics;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code container.stats}, {@code container.statsHistory} and {@code container.stats.watch}. */
final class StatsHandlers {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double LONGEST_INTERVAL = 3_600;

    private final Statistics statistics;
    private final State state;

    StatsHandlers(Statistics statistics, State state) {
        this.statistics = statistics;
        this.state = state;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.STATS, Access.READ, this::now)
                .add(ContainerCalls.STATS_HISTORY, Access.READ, this::history)
                .add(ContainerCalls.STATS_WATCH, Access.READ, this::watch);
    }

    private Reply<List<StatsSample>> now(ContainerCalls.Ids params, Session session) {
        List<String> given = params.ids();
        List<ContainerRecord> wanted = given == null
                ? state.containers()
                : given.stream().map(state::lookupContainer).toList();
        return Reply.of(wanted.stream()
                .filter(container -> container.status().hasProcess())
                .flatMap(container ->
                        statistics.latest(container.id()).stream().map(sample -> Samples.of(container.id(), sample)))
                .toList());
    }

    private Reply<List<StatsSample>> history(ContainerCalls.History params, Session session) {
        String id = state.lookupContainer(params.id()).id();
        Instant from = time("from", params.from());
        Instant to = time("to", params.to());
        Duration step = Arguments.seconds("step", params.step());
        return Reply.of(statistics
                .history(
                        id,
                        from == null ? Instant.EPOCH : from,
                        to == null ? Instant.MAX : to,
                        step == null ? SECOND : step)
                .stream()
                .map(sample -> Samples.of(id, sample))
                .toList());
    }

    private Reply<Common.Subscription> watch(ContainerCalls.StatsWatch params, Session session) {
        List<String> given = params.ids();
        Set<String> ids = given == null
                ? null
                : given.stream().map(id -> state.lookupContainer(id).id()).collect(Collectors.toSet());
        double interval = params.interval() == null ? 1 : params.interval();
        if (!(interval >= 1 && interval <= LONGEST_INTERVAL)) {
            throw Arguments.wrong("interval", "it must be 1 to 3600 seconds", "");
        }
        StatsWatch watch = new StatsWatch(session, statistics, ids, (int) Math.round(interval));
        return Reply.<Common.Subscription>of(new Common.Subscription(watch.id()))
                .then(() -> session.add(watch));
    }
}
