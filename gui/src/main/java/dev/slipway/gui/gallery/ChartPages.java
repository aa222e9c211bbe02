package dev.slipway.gui.gallery;

import dev.slipway.gui.chart.Sparkline;
import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.chart.StatisticsView;
import dev.slipway.protocol.model.StatsSample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Charts in their states. */
final class ChartPages {
    private static final Instant START = Instant.parse("2026-11-22T10:15:30Z");
    private static final int GAP_FROM = 150;
    private static final int GAP_TO = 175;

    private ChartPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Statistics", ChartPages::live),
                new Page("Statistics empty", () -> new StatisticsView(new StatisticsModel(), ZoneId.systemDefault())),
                new Page("Sparklines", ChartPages::sparklines));
    }

    private static Node live() {
        StatisticsModel model = new StatisticsModel();
        model.add(
                IntStream.range(0, 400)
                        .filter(second -> second < GAP_FROM || second > GAP_TO)
                        .mapToObj(ChartPages::sample)
                        .toList(),
                2.0);
        StatisticsView view = new StatisticsView(model, ZoneId.systemDefault());
        int[] second = {400};
        Timeline timeline =
                new Timeline(new KeyFrame(Duration.seconds(1), event -> model.add(List.of(sample(second[0]++)), 2.0)));
        timeline.setCycleCount(Animation.INDEFINITE);
        view.sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                timeline.stop();
            } else {
                timeline.play();
            }
        });
        return view;
    }

    private static StatsSample sample(int second) {
        double wave = Math.sin(second / 17.0) * 0.4 + Math.sin(second / 3.1) * 0.12 + Math.cos(second * 7.7) * 0.07;
        double cpu = Math.max(0.02, 0.8 + wave);
        long memory = (long) ((180 + second % 120 * 0.9 + 8 * Math.sin(second)) * 1024 * 1024);
        return new StatsSample(
                "c1",
                START.plusSeconds(second),
                cpu,
                cpu / 2,
                second,
                memory + 40_000_000,
                512L << 20,
                memory,
                24 + second / 9 % 7,
                100L,
                0,
                0,
                0,
                0);
    }

    private static Node sparklines() {
        VBox box = new VBox(8);
        for (int row = 0; row < 12; row++) {
            int seed = row;
            Sparkline line = new Sparkline();
            line.setMaxWidth(90);
            line.show(
                    IntStream.range(0, 40)
                            .mapToDouble(i -> seed == 3 && i > 15 && i < 22
                                    ? Double.NaN
                                    : Math.abs(Math.sin((i + seed * 9) / (4.0 + seed))) * seed / 6)
                            .toArray(),
                    0.5);
            box.getChildren().add(line);
        }
        return box;
    }
}
