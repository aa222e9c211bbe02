package dev.slipway.gui.graph;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.drop.DropPlaces;
import dev.slipway.gui.text.Texts;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Shows a graph: the wheel scales, dragging moves, a click chooses, a double click opens, arrow keys lead from node to node. */
public final class GraphView extends StackPane {
    private static final double STEP = 1.15;

    private final GraphModel model;
    private final GraphActions actions;
    private final GraphCanvas canvas = new GraphCanvas();
    private double pressedX;
    private double pressedY;
    private boolean dragged;

    /** A view of {@code model}. */
    public GraphView(GraphModel model, GraphActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("graph-view");
        getStylesheets()
                .add(Objects.requireNonNull(GraphView.class.getResource("/dev/slipway/gui/resources/graph.css"))
                        .toExternalForm());
        setFocusTraversable(true);
        setAccessibleText(Texts.get("graph.title"));
        getChildren().setAll(canvas, message(), tools());
        canvas.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onMenu);
        Contexts.attach(this, () -> actions.context(selected()));
        DropPlaces.attach(this, pointed -> {
            NodeView hit = nodeAt(pointed);
            return actions.context(hit == null ? null : hit.node());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.sceneProperty().addListener((observed, before, now) -> refresh());
        model.selectedProperty().addListener((observed, before, now) -> canvas.highlight(now));
        refresh();
    }

    private void refresh() {
        GraphModel.Scene before = model.sceneProperty().get();
        canvas.show(before);
        if (model.selectedProperty().get() != null) {
            canvas.highlight(model.selectedProperty().get());
        }
    }

    /** Chooses a node and brings it into sight, now or as soon as it is laid out. */
    public void choose(String node) {
        model.selectedProperty().set(node);
        canvas.reveal(node);
    }

    /** Shows all of the graph. */
    public void fit() {
        canvas.fit();
    }

    private Label message() {
        Label label = new Label();
        label.getStyleClass().addAll("graph-message", Styles.TEXT_MUTED);
        label.setMouseTransparent(true);
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            String trouble = model.troubleProperty().get();
                            return trouble == null ? Texts.get("graph.empty") : Texts.get("graph.failed", trouble);
                        },
                        model.troubleProperty()));
        label.visibleProperty()
                .bind(model.sceneProperty().map(scene -> scene.graph().nodes().isEmpty()));
        return label;
    }

    private HBox tools() {
        Label scale = new Label();
        scale.textProperty()
                .bind(canvas.viewport().scaleProperty().map(value -> Math.round(value.doubleValue() * 100) + " %"));
        scale.getStyleClass().addAll("graph-scale", Styles.TEXT_MUTED);
        HBox tools = new HBox(
                tool(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "graph.smaller", () -> zoom(1 / STEP)),
                scale,
                tool(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "graph.larger", () -> zoom(STEP)),
                tool(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "graph.fit", this::fit));
        tools.getStyleClass().add("graph-tools");
        tools.setAlignment(Pos.CENTER);
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(tools, Pos.BOTTOM_RIGHT);
        return tools;
    }

    private static Button tool(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void zoom(double factor) {
        canvas.viewport().zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            canvas.viewport().zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY());
            event.consume();
        }
    }

    private void onPress(MouseEvent event) {
        requestFocus();
        dragged = false;
        pressedX = event.getX();
        pressedY = event.getY();
    }

    private void onDrag(MouseEvent event) {
        dragged = true;
        canvas.viewport().pan(event.getX() - pressedX, event.getY() - pressedY);
        pressedX = event.getX();
        pressedY = event.getY();
    }

    private void onClick(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        NodeView hit = nodeAt(event.getTarget());
        model.selectedProperty().set(hit == null ? null : hit.node().id());
        if (hit != null && event.getClickCount() == 2) {
            actions.open(hit.node());
        }
    }

    private void onMenu(ContextMenuEvent event) {
        NodeView hit = event.isKeyboardTrigger() ? null : nodeAt(event.getTarget());
        if (hit != null) {
            model.selectedProperty().set(hit.node().id());
            actions.menu(hit.node(), this, event.getScreenX(), event.getScreenY());
        } else if (event.isKeyboardTrigger() && selected() != null) {
            GraphNode chosen = Objects.requireNonNull(selected());
            Bounds place = canvas.placeOf(chosen.id());
            actions.menu(chosen, this, place.getCenterX(), place.getCenterY());
        }
        event.consume();
    }

    private @Nullable GraphNode selected() {
        String id = model.selectedProperty().get();
        return id == null ? null : model.sceneProperty().get().graph().node(id).orElse(null);
    }

    private void onKey(KeyEvent event) {
        String selected = model.selectedProperty().get();
        switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN ->
                GraphTraversal.next(model.sceneProperty().get().layout(), selected, event.getCode())
                        .ifPresent(id -> {
                            model.selectedProperty().set(id);
                            canvas.reveal(id);
                        });
            case ENTER -> {
                GraphNode chosen = selected();
                if (chosen != null) {
                    actions.open(chosen);
                }
            }
            case ESCAPE -> model.selectedProperty().set(null);
            case PLUS, EQUALS, ADD -> zoom(STEP);
            case MINUS, SUBTRACT -> zoom(1 / STEP);
            case DIGIT0, NUMPAD0 -> fit();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static @Nullable NodeView nodeAt(Object target) {
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node instanceof NodeView view) {
                return view;
            }
        }
        return null;
    }
}
