package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.time;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.Samples;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodStats;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.runtime.cgroup.Sample;
import dev.slipway.runtime.cgroup.Statistics;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code *.stats}, {@code *.statsHistory} and {@code container.stats.watch}. */
final class StatsHandlers {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double LONGEST_INTERVAL = 3_600;

    private final Statistics statistics;
    private final State state;
    private final InstantSource clock;

    StatsHandlers(Statistics statistics, State state, InstantSource clock) {
        this.statistics = statistics;
        this.state = state;
        this.clock = clock;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.STATS, Access.READ, this::now)
                .add(ContainerCalls.STATS_HISTORY, Access.WORK, this::containerHistory)
                .add(ContainerCalls.STATS_WATCH, Access.READ, this::watch)
                .add(PodCalls.STATS, Access.READ, this::pod)
                .add(PodCalls.STATS_HISTORY, Access.WORK, this::podHistory);
    }

    /** Those that are asked for by name and do not run are told with zeros; of all, those that run. */
    private Reply<List<StatsSample>> now(ContainerCalls.Ids params, Session session) {
        List<String> given = params.ids();
        if (given == null) {
            return Reply.of(samples(running(state.containers())));
        }
        List<String> ids =
                given.stream().map(id -> state.lookupContainer(id).id()).toList();
        Map<String, Sample> now = statistics.now(Set.copyOf(ids));
        return Reply.of(ids.stream()
                .map(id -> {
                    Sample sample = now.get(id);
                    return sample == null ? Samples.nothing(id, clock.instant()) : Samples.of(id, sample);
                })
                .toList());
    }

    private Reply<PodStats> pod(Common.Id params, Session session) {
        String id = state.lookupPod(params.id()).id();
        Sample total = statistics.now(Set.of(id)).get(id);
        return Reply.of(new PodStats(
                id, total == null ? null : Samples.of(id, total), samples(running(state.podContainers(id)))));
    }

    private static Set<String> running(List<ContainerRecord> containers) {
        return containers.stream()
                .filter(container -> container.status().hasProcess())
                .map(ContainerRecord::id)
                .collect(Collectors.toSet());
    }

    private List<StatsSample> samples(Set<String> ids) {
        return statistics.now(ids).entrySet().stream()
                .map(entry -> Samples.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Reply<List<StatsSample>> containerHistory(ContainerCalls.History params, Session session) {
        return history(state.lookupContainer(params.id()).id(), params);
    }

    private Reply<List<StatsSample>> podHistory(ContainerCalls.History params, Session session) {
        return history(state.lookupPod(params.id()).id(), params);
    }

    private Reply<List<StatsSample>> history(String id, ContainerCalls.History params) {
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
        Set<String> ids =
                given == null ? null : given.stream().map(this::containerOrPod).collect(Collectors.toSet());
        Predicate<String> wanted = ids == null ? id -> state.container(id).isPresent() : ids::contains;
        double interval = params.interval() == null ? 1 : params.interval();
        if (!(interval >= 1 && interval <= LONGEST_INTERVAL)) {
            throw Arguments.wrong("interval", "it must be 1 to 3600 seconds", "");
        }
        long every = Math.max(1, Math.round(interval / statistics.interval().toSeconds()));
        StatsWatch watch = new StatsWatch(session, statistics, wanted, (int) every);
        return Reply.<Common.Subscription>of(new Common.Subscription(watch.id()))
                .then(() -> session.add(watch));
    }

    private String containerOrPod(String id) {
        try {
            return state.lookupContainer(id).id();
        } catch (EngineException unknown) {
            if (unknown.kind() != ErrorKind.NO_SUCH_CONTAINER) {
                throw unknown;
            }
            return state.pod(id).orElseThrow(() -> unknown).id();
        }
    }
}
