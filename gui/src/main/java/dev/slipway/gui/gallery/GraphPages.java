package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.graph.GraphActions;
import dev.slipway.gui.graph.GraphModel;
import dev.slipway.gui.graph.GraphNode;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.graph.PodGraphReader;
import dev.slipway.gui.pod.PodGraphPane;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** The pod graph in its states. */
final class GraphPages {
    private static final GraphActions ACTIONS = new GraphActions() {
        @Override
        public void open(GraphNode node) {
            node.name();
        }

        @Override
        public ActionContext context(@Nullable GraphNode node) {
            return ActionContext.nothing(true);
        }

        @Override
        public void menu(GraphNode node, Node owner, double screenX, double screenY) {
            new ContextMenu(new MenuItem(node.name())).show(owner, screenX, screenY);
        }

        @Override
        public void export() {
            // there is nowhere to keep a picture of the gallery
        }
    };

    private GraphPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Graph", () -> of(Samples.small())),
                new Page("Graph of 500", () -> of(Samples.large())),
                new Page("Graph with volumes", () -> world(view -> {})),
                new Page("Graph searched", () -> world(view -> search(view, "shop"))),
                new Page(
                        "Graph filtered",
                        () -> world(view -> view.filterProperty().set("name:shop-"))),
                new Page(
                        "Graph filtered away",
                        () -> world(view -> view.filterProperty().set("name:nobody"))),
                new Page(
                        "Graph as text",
                        () -> world(view -> view.asTextProperty().set(true))),
                new Page(
                        "Graph empty",
                        () -> new GraphView(
                                new GraphModel(Background.onThreads()),
                                ACTIONS,
                                new FilterWords<>((row, word) -> true, Map.of()))));
    }

    private static Node of(Samples samples) {
        GraphModel model = new GraphModel(Background.onThreads());
        model.show(PodGraphReader.read(samples.pods(), samples.containers(), samples.networks(), samples.used()));
        return new GraphView(model, ACTIONS, new FilterWords<>((row, word) -> true, Map.of()));
    }

    private static Node world(Consumer<GraphView> begin) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        GraphView view = (GraphView) PodGraphPane.of(desk.desk()).node();
        return desk.page(view, () -> begin.accept(view));
    }

    private static void search(GraphView view, String text) {
        if (view.lookup("#graph-search") instanceof TextInputControl field) {
            field.setText(text);
        }
    }
}
