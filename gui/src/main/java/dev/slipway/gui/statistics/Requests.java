package dev.slipway.gui.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.chart.ChartLimit;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What charts ask for in the words of the wire. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private Requests() {}

    /** A request that changes one limit and leaves the others. */
    static Resources resources(ChartLimit.Kind kind, double limit) {
        Long whole = Math.round(limit);
        return switch (kind) {
            case CPU -> new Resources(limit, null, null, null, null, null, null, null);
            case MEMORY -> new Resources(null, null, null, whole, null, null, null, null);
            case PIDS -> new Resources(null, null, null, null, null, null, whole, null);
        };
    }

    /** Delivers each sample of a container or a pod, on any thread, until the stream is closed. */
    static Stream watch(Desk desk, String id, Consumer<StatsSample> samples) {
        return desk.helper()
                .subscribe(
                        connected -> connected
                                .call(ContainerCalls.STATS_WATCH, new ContainerCalls.StatsWatch(List.of(id), 1.0))
                                .thenApply(Common.Subscription::subscription),
                        (method, params) -> heard(desk, id, params, samples));
    }

    private static void heard(Desk desk, String id, JsonNode params, Consumer<StatsSample> samples) {
        try {
            desk.mapper().treeToValue(params, StatsNotice.class).samples().stream()
                    .filter(sample -> sample.id().equals(id))
                    .forEach(samples);
        } catch (JsonProcessingException e) {
            LOG.warn("could not read statistics: {}", e.getOriginalMessage());
        }
    }

    static ContainerCalls.History history(String id, Instant from, Instant to, Duration step) {
        return new ContainerCalls.History(id, from.toString(), to.toString(), (double) step.toSeconds());
    }
}
