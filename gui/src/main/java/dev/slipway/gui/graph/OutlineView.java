package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphOutline.Line;
import dev.slipway.gui.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** A graph in words, as a tree for those who use keys alone or have it read to them. It chooses and opens as the picture does. */
final class OutlineView extends TreeView<Line> {
    private final GraphModel model;
    private List<Line> shown = List.of();

    OutlineView(GraphModel model, GraphActions actions) {
        this.model = model;
        setId("graph-outline");
        getStyleClass().addAll("graph-outline", "edge-to-edge");
        setShowRoot(false);
        setFixedCellSize(24);
        setRoot(new TreeItem<>());
        setAccessibleText(Texts.get("graph.title"));
        setCellFactory(view -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && now.getValue() != null) {
                model.selectedProperty().set(now.getValue().node());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                chosen().ifPresent(actions::open);
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chosen().ifPresent(actions::open);
            }
        });
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            chosen().ifPresent(node -> {
                Bounds place = localToScreen(getLayoutBounds());
                boolean keys = event.isKeyboardTrigger();
                actions.menu(
                        node,
                        this,
                        keys ? place.getCenterX() : event.getScreenX(),
                        keys ? place.getCenterY() : event.getScreenY());
            });
            event.consume();
        });
    }

    private Optional<GraphNode> chosen() {
        TreeItem<Line> item = getSelectionModel().getSelectedItem();
        return item == null
                ? Optional.empty()
                : model.sceneProperty().get().graph().node(item.getValue().node());
    }

    void show(PodGraph graph) {
        List<Line> lines = GraphOutline.of(graph);
        if (!lines.equals(shown)) {
            shown = lines;
            become(getRoot(), lines);
        }
    }

    /** Chooses the line of an object, and brings it into sight. */
    void choose(@Nullable String node) {
        TreeItem<Line> at = getSelectionModel().getSelectedItem();
        if (node != null && (at == null || !at.getValue().node().equals(node))) {
            find(getRoot(), node).ifPresent(item -> {
                getSelectionModel().select(item);
                scrollTo(Math.max(0, getRow(item) - 5));
            });
        }
    }

    private static Optional<TreeItem<Line>> find(TreeItem<Line> from, String node) {
        for (TreeItem<Line> item : from.getChildren()) {
            Optional<TreeItem<Line>> found = item.getValue().key().equals(node) ? Optional.of(item) : find(item, node);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void become(TreeItem<Line> parent, List<Line> wanted) {
        Map<String, TreeItem<Line>> known = new HashMap<>();
        parent.getChildren().forEach(child -> known.put(child.getValue().key(), child));
        List<TreeItem<Line>> children = wanted.stream()
                .map(line -> {
                    TreeItem<Line> item = known.computeIfAbsent(line.key(), key -> {
                        TreeItem<Line> made = new TreeItem<>(line);
                        made.setExpanded(true);
                        return made;
                    });
                    item.setValue(line);
                    become(item, line.children());
                    return item;
                })
                .toList();
        if (!parent.getChildren().equals(children)) {
            parent.getChildren().setAll(children);
        }
    }

    private static final class Cell extends TreeCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : line.text());
        }
    }
}
