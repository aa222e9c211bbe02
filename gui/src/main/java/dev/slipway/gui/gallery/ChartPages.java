package dev.slipway.gui.gallery;

import dev.slipway.gui.chart.ChartMarker;
import dev.slipway.gui.chart.Sparkline;
import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.chart.StatisticsView;
import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
                new Page("Statistics loading", () -> view(new StatisticsModel())),
                new Page("Statistics empty", () -> {
                    StatisticsModel model = new StatisticsModel();
                    model.load(List.of());
                    return view(model);
                }),
                new Page("Statistics failed", () -> {
                    StatisticsModel model = new StatisticsModel();
                    model.failed("The helper isn't connected.");
                    return view(model);
                }),
                new Page("Sparklines", ChartPages::sparklines));
    }

    private static StatisticsView view(StatisticsModel model) {
        return new StatisticsView(
                model,
                ZoneId.systemDefault(),
                (kind, limit) -> CompletableFuture.failedFuture(new IllegalStateException(
                        "the limit is below the 212 MiB that are in use; stop the container first, or give more")),
                Background.onThreads(),
                () -> {});
    }

    private static Node live() {
        StatisticsModel model = new StatisticsModel();
        model.load(IntStream.range(0, 400)
                .filter(second -> second < GAP_FROM || second > GAP_TO)
                .mapToObj(ChartPages::sample)
                .toList());
        model.mark(List.of(
                new ChartMarker(START.plusSeconds(GAP_FROM), "Out of memory", true),
                new ChartMarker(START.plusSeconds(GAP_FROM + 1), "Ended with exit code 137", true),
                new ChartMarker(START.plusSeconds(GAP_TO), "Started", false)));
        StatisticsView view = view(model);
        int[] second = {400};
        Timeline timeline =
                new Timeline(new KeyFrame(Duration.seconds(1), event -> model.add(List.of(sample(second[0]++)))));
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
        return sample(second, "c1", START.plusSeconds(second));
    }

    static StatsSample sample(int second, String id, Instant time) {
        double wave = Math.sin(second / 17.0) * 0.4 + Math.sin(second / 3.1) * 0.12 + Math.cos(second * 7.7) * 0.07;
        double cpu = Math.max(0.02, 0.8 + wave);
        long memory = (long) ((180 + second % 120 * 0.9 + 8 * Math.sin(second)) * 1024 * 1024);
        return StatsSampleBuilder.builder()
                .id(id)
                .time(time)
                .cpu(cpu)
                .cpuShare(cpu / 2)
                .cpuTotal(second)
                .memory(memory + 40_000_000)
                .memoryLimit(512L << 20)
                .workingSet(memory)
                .pids(24 + second / 9 % 7)
                .pidsLimit(100L)
                .cpuLimit(second < 220 ? 1.5 : 2.0)
                .networkReceived((long) (second * 40_000L + 300_000 * Math.sin(second / 9.0)))
                .networkSent((long) (second * 9_000L + 60_000 * Math.sin(second / 5.0)))
                .blockRead(second * 1_000L)
                .blockWrite(second / 20 * 2_000_000L)
                .cpuPressure(Math.max(0, wave) * 0.3)
                .memoryPressure(Math.max(0, Math.sin(second / 40.0)) * 0.05)
                .ioPressure(0.01)
                .build();
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
