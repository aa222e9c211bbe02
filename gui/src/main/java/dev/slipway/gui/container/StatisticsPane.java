package dev.slipway.gui.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.chart.StatisticsView;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Batches;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a container uses, as charts: its history, then each second. */
public final class StatisticsPane {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsPane.class);

    private final Desk desk;
    private final String container;
    private final StatisticsModel model = new StatisticsModel();
    private final Batches<StatsSample> samples = new Batches<>(FxThread.executor(), this::add);

    private StatisticsPane(Desk desk, String container) {
        this.desk = desk;
        this.container = container;
    }

    /** The charts of one container. */
    public static ContainerView.Content of(Desk desk, String container) {
        StatisticsPane pane = new StatisticsPane(desk, container);
        pane.desk
                .background()
                .deliver(
                        desk.helper()
                                .call(
                                        ContainerCalls.STATS_HISTORY,
                                        new ContainerCalls.History(container, null, null, null)),
                        pane::add,
                        failure -> LOG.debug("no history", failure));
        Stream stream = desk.helper()
                .subscribe(
                        connected -> connected
                                .call(
                                        ContainerCalls.STATS_WATCH,
                                        new ContainerCalls.StatsWatch(List.of(container), 1.0))
                                .thenApply(Common.Subscription::subscription),
                        pane::heard);
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> pane.model.advance(Instant.now())));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        return new ContainerView.Content(new StatisticsView(pane.model, ZoneId.systemDefault()), () -> {
            clock.stop();
            stream.close();
        });
    }

    private void heard(String method, JsonNode params) {
        try {
            desk.mapper().treeToValue(params, StatsNotice.class).samples().stream()
                    .filter(sample -> sample.id().equals(container))
                    .forEach(samples::add);
        } catch (JsonProcessingException e) {
            LOG.warn("could not read statistics: {}", e.getOriginalMessage());
        }
    }

    private void add(List<StatsSample> some) {
        model.add(
                some,
                desk.world()
                        .container(container)
                        .map(ContainerSummary::cpuLimit)
                        .orElse(null));
    }
}
