package dev.slipway.gui.graph;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.drop.DropPlaces;
import dev.slipway.gui.text.Texts;
import java.util.Objects;
import java.util.function.Supplier;
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

/**
 * A graph as a picture: the wheel scales, dragging moves, a click chooses, a double click opens; arrow keys lead from node to node, and
 * move the picture with Ctrl.
 */
final class GraphPicture extends StackPane {
    private static final double STEP = 80;

    private final GraphModel model;
    private final GraphActions actions;
    private final GraphCanvas canvas = new GraphCanvas(this::moved);
    private final GraphOverview overview;
    private double pressedX;
    private double pressedY;
    private boolean dragged;

    GraphPicture(GraphModel model, GraphActions actions, Supplier<GraphColours> colours) {
        this.model = model;
        this.actions = actions;
        overview = new GraphOverview(canvas, colours);
        getStyleClass().add("graph-picture");
        setId("graph-picture");
        setFocusTraversable(true);
        setAccessibleText(Texts.get("graph.title"));
        setAlignment(overview, Pos.BOTTOM_LEFT);
        getChildren().setAll(canvas, message(), tools(), overview);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onMenu);
        DropPlaces.attach(this, pointed -> {
            NodeView hit = nodeAt(pointed);
            return actions.context(hit == null ? null : hit.node());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void show(GraphModel.Scene scene) {
        canvas.show(scene);
        overview.show(scene);
    }

    GraphCanvas canvas() {
        return canvas;
    }

    /** The theme has changed. */
    void recolour() {
        overview.recolour();
    }

    private void moved() {
        overview.follow();
    }

    private Label message() {
        Label label = new Label();
        label.getStyleClass().addAll("graph-message", Styles.TEXT_MUTED);
        label.setMouseTransparent(true);
        label.textProperty()
                .bind(Bindings.createStringBinding(this::messageText, model.troubleProperty(), model.sceneProperty()));
        label.visibleProperty()
                .bind(model.sceneProperty().map(scene -> scene.graph().nodes().isEmpty()));
        return label;
    }

    private String messageText() {
        String trouble = model.troubleProperty().get();
        if (trouble != null) {
            return Texts.get("graph.failed", trouble);
        }
        return Texts.get(model.sceneProperty().get().filter().isEmpty() ? "graph.empty" : "graph.noMatch");
    }

    private HBox tools() {
        Label scale = new Label();
        scale.textProperty()
                .bind(canvas.viewport().scaleProperty().map(value -> Math.round(value.doubleValue() * 100) + " %"));
        scale.getStyleClass().addAll("graph-scale", Styles.TEXT_MUTED);
        HBox tools = new HBox(
                tool(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "graph.smaller", () -> zoom(false)),
                scale,
                tool(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "graph.larger", () -> zoom(true)),
                tool(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "graph.fit", canvas::fit));
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

    private void zoom(boolean larger) {
        canvas.zoom(larger, getWidth() / 2, getHeight() / 2);
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            canvas.zoom(event.getDeltaY() > 0, event.getX(), event.getY());
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
        canvas.pan(event.getX() - pressedX, event.getY() - pressedY);
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
        if (event.isAltDown() || (event.isShortcutDown() && !pans(event))) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN -> {
                if (event.isShortcutDown()) {
                    pan(event);
                } else {
                    step(event);
                }
            }
            case ENTER -> {
                GraphNode chosen = selected();
                if (chosen != null) {
                    actions.open(chosen);
                }
            }
            case ESCAPE -> model.selectedProperty().set(null);
            case PLUS, EQUALS, ADD -> zoom(true);
            case MINUS, SUBTRACT -> zoom(false);
            case DIGIT0, NUMPAD0 -> canvas.fit();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static boolean pans(KeyEvent event) {
        return event.getCode().isArrowKey();
    }

    /** The picture moves as a scrolled page does: the key says where to look. */
    private void pan(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> canvas.pan(STEP, 0);
            case RIGHT -> canvas.pan(-STEP, 0);
            case UP -> canvas.pan(0, STEP);
            default -> canvas.pan(0, -STEP);
        }
    }

    private void step(KeyEvent event) {
        GraphTraversal.next(
                        model.sceneProperty().get().layout(),
                        model.selectedProperty().get(),
                        event.getCode())
                .ifPresent(id -> {
                    model.selectedProperty().set(id);
                    canvas.reveal(id);
                });
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
