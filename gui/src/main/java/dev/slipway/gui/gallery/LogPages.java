package dev.slipway.gui.gallery;

import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.logs.LogView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;

/** The log view in its states. */
final class LogPages {
    private static final Instant START = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final List<String> SAMPLES = List.of(
            "\u001b[32mINFO \u001b[0m  [main] listening on \u001b[1m0.0.0.0:8080\u001b[0m",
            "\u001b[36mGET\u001b[0m /api/containers \u001b[32m200\u001b[0m 12 ms",
            "\u001b[36mGET\u001b[0m /api/containers/7f3a \u001b[33m404\u001b[0m 3 ms  user=\u001b[35mana\u001b[0m",
            "\u001b[33mWARN \u001b[0m  pool is at 92 % of its size, 18 of 20 connections are in use",
            "{\"level\":\"debug\",\"msg\":\"tick\",\"elapsed\":0.0213,\"queue\":[1,2,3]}",
            "\u001b[38;5;208mcache\u001b[0m miss for key \u001b[4musers:42\u001b[24m, \u001b[48;5;24m loaded \u001b[0m in 4 ms",
            "\u001b[31;1mERROR\u001b[0m could not reach upstream \u001b[1mredis:6379\u001b[0m: connection refused",
            "    at dev.example.Pool.take(Pool.java:88)",
            "plain line without any colour, as most lines are",
            "\u001b[7m inverse \u001b[27m \u001b[2mfaint\u001b[22m \u001b[3mitalic\u001b[23m \u001b[90mgrey\u001b[0m");

    private LogPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Log", () -> of(400, LogState.LIVE)),
                new Page("Log flood", LogPages::flood),
                new Page("Log loading", () -> of(0, LogState.LOADING)),
                new Page("Log empty", () -> of(0, LogState.LIVE)),
                new Page("Log ended", () -> of(14, LogState.ENDED)),
                new Page("Log failed", () -> of(6, LogState.failed("the log file was removed"))));
    }

    private static LogModel model() {
        return new LogModel(LogModel.CAPACITY, FxThread.executor(), ForkJoinPool.commonPool());
    }

    private static Node of(int lines, LogState state) {
        LogModel model = model();
        fill(model, 0, lines);
        model.stateProperty().set(state);
        return new LogView(model);
    }

    private static Node flood() {
        LogModel model = model();
        LogView view = new LogView(model);
        int[] next = {0};
        Timeline timeline = new Timeline(new KeyFrame(javafx.util.Duration.millis(20), event -> {
            fill(model, next[0], 400);
            next[0] += 400;
        }));
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

    private static void fill(LogModel model, int from, int count) {
        for (int i = from; i < from + count; i++) {
            String line = SAMPLES.get(i * 7 % SAMPLES.size());
            boolean error = line.contains("ERROR") || line.startsWith("    at");
            model.offer(START.plus(Duration.ofMillis(i * 137L)), error, line, false);
        }
    }
}
