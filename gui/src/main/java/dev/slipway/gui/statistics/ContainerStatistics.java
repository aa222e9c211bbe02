package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.ChartLimit;
import dev.slipway.gui.chart.ChartMarker;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The figures of a container. */
final class ContainerStatistics implements StatisticsSource {
    private static final Set<String> ALIVE = Set.of("running", "paused");

    private final Desk desk;
    private final String id;

    ContainerStatistics(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
    }

    @Override
    public CompletableFuture<List<StatsSample>> history(Instant from, Instant to, Duration step) {
        return desk.helper().call(ContainerCalls.STATS_HISTORY, Requests.history(id, from, to, step));
    }

    @Override
    public Stream watch(Consumer<StatsSample> samples) {
        return Requests.watch(desk, id, samples);
    }

    @Override
    public boolean isRunning() {
        return desk.world()
                .container(id)
                .filter(container -> ALIVE.contains(container.status()))
                .isPresent();
    }

    @Override
    public boolean isMemoryLimited() {
        return desk.world()
                .container(id)
                .filter(container -> container.memoryLimit() != null)
                .isPresent();
    }

    /** The world tells its limits. */
    @Override
    public void heard(List<? extends Event> events) {}

    @Override
    public List<ChartMarker> markers() {
        return Markers.of(desk.world().events(), Set.of(id), false);
    }

    @Override
    public CompletableFuture<?> change(ChartLimit.Kind kind, double limit) {
        return desk.helper()
                .call(
                        ContainerCalls.UPDATE,
                        new ContainerCalls.Update(id, Requests.resources(kind, limit), null, null, null));
    }
}
