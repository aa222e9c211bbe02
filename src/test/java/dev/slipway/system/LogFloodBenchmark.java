package dev.slipway.system;

import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogInlet;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogSource;
import dev.slipway.gui.logs.LogTools;
import dev.slipway.gui.logs.LogView;
import dev.slipway.gui.logs.SavedSearches;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.theme.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Whether the window stays alive while containers write without end into the log that is shown. */
final class LogFloodBenchmark {
    private static final int LINES_A_SECOND = 100_000;
    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 10;
    private static final int SOURCES = 4;
    private static final int PIECE = 100;
    private static final List<String> LINES = List.of(
            "\u001b[32mINFO \u001b[0m [main] listening on \u001b[1m0.0.0.0:8080\u001b[0m, line %d",
            "2026-11-27T10:15:30.123Z WARN pool is at 92 %% of its size, line %d",
            "{\"level\":\"error\",\"msg\":\"could not reach upstream redis:6379\",\"line\":%d}",
            "plain line without any colour, as most lines are, number %d");

    private final LogModel model = new LogModel(LogModel.CAPACITY, FxThread.nextFrame(), ForkJoinPool.commonPool());
    private final List<LogInlet> inlets = IntStream.range(0, SOURCES)
            .mapToObj(each -> model.inlet(new LogSource("id" + each, "source-" + each, each)))
            .toList();
    private final Frames frames = new Frames();

    private LogFloodBenchmark() {}

    /** Measures this alone, on the display of the environment. */
    public static void main(String[] arguments) {
        var table = new BenchmarkTable();
        measure(table);
        table.print();
    }

    static void measure(BenchmarkTable table) {
        Platform.startup(() -> Platform.setImplicitExit(false));
        var benchmark = new LogFloodBenchmark();
        onFxThread(benchmark::show);
        benchmark.write(WARM_UP_SECONDS);
        onFxThread(benchmark.frames::begin);
        var before = onFxThread(benchmark.model.lines()::total);
        var begun = System.nanoTime();
        var offered = benchmark.write(SECONDS);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var shown = onFxThread(benchmark.model.lines()::total) - before;
        var longest = onFxThread(benchmark.frames::longest);
        var count = onFxThread(benchmark.frames::count);
        table.row("lines a second written to a log that is shown", offered / seconds, "a second", "100000");
        table.row("of them shown", shown / seconds, "a second", "");
        table.row("longest gap between two frames meanwhile", longest / 1e6, "ms", "at most 250");
        table.row("frames meanwhile", count / seconds, "a second", "");
        System.gc();
        var memory = Runtime.getRuntime();
        table.row("heap with a full log", (memory.totalMemory() - memory.freeMemory()) / 1048576.0, "MiB", "");
        Platform.exit();
    }

    private Stage show() {
        var tools = new LogTools(new SavedSearches(new Settings(Path.of("/nonexistent"))), (owner, lines, form) -> {});
        model.timestampsProperty().set(true);
        model.nameWidthProperty().set("source-0".length());
        var root = new StackPane(new LogView(model, tools));
        root.getStyleClass().add("workbench");
        var stage = new Stage();
        stage.setScene(new Scene(root, 1400, 900));
        Theme.DARK.apply(stage.getScene());
        stage.show();
        return stage;
    }

    /** Returns how many lines were written. */
    private long write(int seconds) {
        var begun = System.nanoTime();
        var end = begun + seconds * 1_000_000_000L;
        var written = 0L;
        while (System.nanoTime() < end) {
            for (var each = 0; each < PIECE; each++) {
                var line = LINES.get((int) (written % LINES.size())).formatted(written);
                inlets.get((int) (written / PIECE % SOURCES)).offer(Instant.now(), false, line, false);
                written++;
            }
            var due = begun + written * 1_000_000_000L / LINES_A_SECOND;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        return written;
    }

    private static <T> T onFxThread(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> answer.complete(question.get()));
        return answer.join();
    }

    /** Looks how long it is from one frame to the next. */
    private static final class Frames extends AnimationTimer {
        private long last;
        private long longest;
        private long count;

        Frames begin() {
            start();
            return this;
        }

        long longest() {
            return longest;
        }

        long count() {
            return count;
        }

        @Override
        public void handle(long pulse) {
            var now = System.nanoTime();
            if (last != 0) {
                longest = Math.max(longest, now - last);
            }
            last = now;
            count++;
        }
    }
}
