package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.ChartLimit;
import dev.slipway.gui.chart.ChartMarker;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of a pod: those of its control group, in which all its containers are. */
final class PodStatistics implements StatisticsSource {
    private static final Logger LOG = LoggerFactory.getLogger(PodStatistics.class);
    private static final Set<String> ALIVE = Set.of("running", "degraded", "paused");

    private final Desk desk;
    private final String id;
    private boolean memoryLimited;

    PodStatistics(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
        lookAtLimits();
    }

    /** Limits are told by an inspection alone. */
    private void lookAtLimits() {
        desk.background()
                .deliver(
                        desk.helper().call(PodCalls.INSPECT, new Common.Id(id)),
                        detail -> {
                            Resources limits = detail.resources();
                            Long memory = limits == null ? null : limits.memory();
                            memoryLimited = memory != null && memory > 0;
                        },
                        failure -> LOG.debug("no limits", failure));
    }

    @Override
    public CompletableFuture<List<StatsSample>> history(Instant from, Instant to, Duration step) {
        return desk.helper().call(PodCalls.STATS_HISTORY, Requests.history(id, from, to, step));
    }

    @Override
    public Stream watch(Consumer<StatsSample> samples) {
        return Requests.watch(desk, id, samples);
    }

    @Override
    public boolean isRunning() {
        return desk.world().pod(id).filter(pod -> ALIVE.contains(pod.status())).isPresent();
    }

    @Override
    public boolean isMemoryLimited() {
        return memoryLimited;
    }

    @Override
    public void heard(List<? extends Event> events) {
        if (events.stream()
                .anyMatch(event -> event.id().equals(id) && event.action().equals("update"))) {
            lookAtLimits();
        }
    }

    @Override
    public List<ChartMarker> markers() {
        Set<String> ids = new HashSet<>();
        ids.add(id);
        desk.world().pod(id).ifPresent(pod -> ids.addAll(pod.containers()));
        return Markers.of(desk.world().events(), ids, true);
    }

    @Override
    public CompletableFuture<?> change(ChartLimit.Kind kind, double limit) {
        return desk.helper().call(PodCalls.UPDATE, new PodCalls.Update(id, Requests.resources(kind, limit)));
    }
}
