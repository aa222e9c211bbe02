package dev.slipway.system;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.gallery.Samples;
import dev.slipway.gui.graph.GraphActions;
import dev.slipway.gui.graph.GraphModel;
import dev.slipway.gui.graph.GraphNode;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.graph.PodGraph;
import dev.slipway.gui.graph.PodGraphReader;
import dev.slipway.gui.theme.Theme;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The graph of 500 objects: how long its layout takes, and a change of one object until it is laid out on the screen. */
final class GraphBenchmark {
    private static final int LAYOUTS = 7;
    private static final int CHANGES = 60;
    private static final int WARM_UP = 20;
    private static final int ANSWER_SECONDS = 60;
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 880;

    private GraphBenchmark() {}

    /** By hand: prints what it measures. */
    public static void main(String[] arguments) {
        var table = new BenchmarkTable();
        measure(table);
        table.print();
        Runtime.getRuntime().halt(0);
    }

    static void measure(BenchmarkTable table) {
        var samples = Samples.large();
        var whole = graph(samples, samples.containers());
        var layouts = new ArrayList<Double>();
        for (var round = 0; round < LAYOUTS; round++) {
            var model = new GraphModel(new Background(Runnable::run, Runnable::run));
            layouts.add(Milliseconds.of(() -> model.show(whole)));
        }
        table.row("layout of a pod graph of 500, the first", layouts.get(0), "ms", "at most 500");
        table.row("layout of a pod graph of 500, a later one", Milliseconds.median(layouts), "ms", "at most 500");
        table.row("its layout after one container came", added(samples, whole), "ms", "");
        if (System.getenv("DISPLAY") != null) {
            changes(samples, whole, table);
        }
    }

    private static double added(Samples samples, PodGraph whole) {
        var more = new ArrayList<>(samples.containers());
        more.add(ContainerSummaryBuilder.builder(more.get(1))
                .id("more")
                .name("more")
                .build());
        var added = graph(samples, more);
        var model = new GraphModel(new Background(Runnable::run, Runnable::run));
        model.show(whole);
        return Milliseconds.of(() -> model.show(added));
    }

    private static void changes(Samples samples, PodGraph whole, BenchmarkTable table) {
        var started = new CompletableFuture<Void>();
        Platform.startup(() -> started.complete(null));
        answer(started);
        var model = new GraphModel(new Background(Runnable::run, Runnable::run));
        var shown = new CompletableFuture<Scene>();
        var first = Milliseconds.of(() -> {
            Platform.runLater(() -> {
                model.show(whole);
                var scene = new Scene(
                        new GraphView(model, new NoActions(), new FilterWords<>((row, word) -> true, Map.of())),
                        WIDTH,
                        HEIGHT);
                Theme.DARK.apply(scene);
                var stage = new Stage();
                stage.setScene(scene);
                afterLayout(scene, () -> shown.complete(scene));
                stage.show();
            });
            answer(shown);
        });
        table.row("a pod graph of 500 shown, first time", first, "ms", "");
        var took = new ArrayList<Double>();
        for (var round = -WARM_UP; round < CHANGES; round++) {
            var containers = changed(samples.containers(), round);
            var done = new CompletableFuture<Double>();
            Platform.runLater(() -> {
                var begun = System.nanoTime();
                afterLayout(answer(shown), () -> done.complete((System.nanoTime() - begun) / 1e6));
                model.show(graph(samples, containers));
                Platform.requestNextPulse();
            });
            if (round >= 0) {
                took.add(answer(done));
            } else {
                answer(done);
            }
        }
        table.row("one of 500 changed, until laid out", Milliseconds.median(took), "ms", "at most 100");
        table.row("the same, 95 of 100", Milliseconds.percentile(took, 95), "ms", "");
    }

    private static List<ContainerSummary> changed(List<ContainerSummary> containers, int round) {
        var changed = new ArrayList<>(containers);
        changed.set(
                1,
                ContainerSummaryBuilder.builder(containers.get(1))
                        .status(round % 2 == 0 ? "paused" : "running")
                        .build());
        return changed;
    }

    private static PodGraph graph(Samples samples, List<ContainerSummary> containers) {
        return PodGraphReader.read(samples.pods(), containers, samples.networks(), samples.used());
    }

    private static void afterLayout(Scene scene, Runnable work) {
        var once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                work.run();
            }
        };
        scene.addPostLayoutPulseListener(once);
    }

    private static <T> T answer(CompletableFuture<T> future) {
        return future.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    private static final class NoActions implements GraphActions {
        @Override
        public void open(GraphNode node) {
            // nothing is opened while it is measured
        }

        @Override
        public ActionContext context(@Nullable GraphNode node) {
            return ActionContext.nothing(false);
        }

        @Override
        public void menu(GraphNode node, Node owner, double screenX, double screenY) {
            // no menu either
        }

        @Override
        public void export() {
            // nor a file
        }
    }
}
