package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.ChartMarker;
import dev.slipway.gui.chart.LimitChange;
import dev.slipway.gui.connection.Stream;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Whose figures are shown, and how the helper is asked for them. JavaFX thread unless said otherwise. */
interface StatisticsSource extends LimitChange {
    /** What was used in a span of time, oldest first. */
    CompletableFuture<List<StatsSample>> history(Instant from, Instant to, Duration step);

    /** Delivers what is used from now on, on any thread, until the stream is closed. */
    Stream watch(Consumer<StatsSample> samples);

    /** Whether figures should come. */
    boolean isRunning();

    /** Hears of what happened to containers and pods, itself among them or not. */
    void heard(List<? extends Event> events);

    /** Whether its memory is limited. */
    boolean isMemoryLimited();

    /** What happened to it, as far as the world knows. */
    List<ChartMarker> markers();
}
