package dev.slipway.gui.gallery;

import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.Level;
import dev.slipway.gui.logs.LogFilter;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.logs.LogTools;
import dev.slipway.gui.logs.LogView;
import dev.slipway.gui.logs.LogsWindow;
import dev.slipway.gui.logs.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The log view and the window of many logs in their states. */
final class LogPages {
    private static final Instant START = Instant.parse("2026-11-22T10:15:30.123Z");

    private LogPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Log", () -> of(400, LogState.LIVE)),
                new Page("Log filtered", LogPages::filtered),
                new Page("Logs of many", () -> many(SampleWorld.POD, SampleWorld.id(0), SampleWorld.id(3))),
                new Page("Logs of none", LogPages::many),
                new Page("Log flood", LogPages::flood),
                new Page("Log loading", () -> of(0, LogState.LOADING)),
                new Page("Log empty", () -> of(0, LogState.LIVE)),
                new Page("Log ended", () -> of(14, LogState.ENDED)),
                new Page("Log failed", () -> of(6, LogState.failed("the log file was removed"))));
    }

    private static LogModel model() {
        return new LogModel(LogModel.CAPACITY, FxThread.nextFrame(), ForkJoinPool.commonPool());
    }

    private static Node of(int lines, LogState state) {
        LogModel model = model();
        fill(model, 0, lines);
        model.stateProperty().set(state);
        return view(model);
    }

    private static LogView view(LogModel model) {
        return new LogView(model, LogTools.of(new SampleDesk(SampleWorld.empty()).desk()));
    }

    private static Node filtered() {
        LogModel model = model();
        fill(model, 0, 400);
        model.stateProperty().set(LogState.LIVE);
        model.filter(new LogFilter(
                new SearchTerm("could|pool|miss", true, false),
                false,
                Set.of(Level.ERROR, Level.WARN, Level.INFO, Level.NONE)));
        model.search().search(new SearchTerm("connection", false, false));
        return view(model);
    }

    private static Node many(String... ids) {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        LogsWindow window = new LogsWindow(sample.desk());
        HBox header = new HBox(window.head());
        header.getStyleClass().add("tool-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return sample.page(new BorderPane(window, header, null, null, null), () -> window.show(List.of(ids)));
    }

    private static Node flood() {
        LogModel model = model();
        LogView view = view(model);
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
            String line = SampleLogs.line(i);
            boolean error = line.contains("ERROR") || line.startsWith("    at");
            model.offer(START.plus(Duration.ofMillis(i * 137L)), error, line, false);
        }
    }
}
