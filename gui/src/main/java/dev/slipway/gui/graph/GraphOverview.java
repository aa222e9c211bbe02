package dev.slipway.gui.graph;

import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** All of the graph, small, with the part that is seen; a press or a drag moves that part. Shown only while not all is seen. */
final class GraphOverview extends Region {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 130;
    private static final double MARGIN = 6;

    private final Canvas picture = new Canvas(WIDTH, HEIGHT);
    private final Region seen = new Region();
    private final GraphCanvas canvas;
    private final Supplier<GraphColours> colours;
    private GraphModel.Scene shown = GraphModel.Scene.EMPTY;
    private GraphLayout.Box bounds = GraphLayout.EMPTY.bounds();
    private boolean old;

    GraphOverview(GraphCanvas canvas, Supplier<GraphColours> colours) {
        this.canvas = canvas;
        this.colours = colours;
        setId("graph-overview");
        getStyleClass().add("graph-overview");
        seen.getStyleClass().add("graph-overview-seen");
        seen.setMouseTransparent(true);
        picture.setMouseTransparent(true);
        getChildren().setAll(picture, seen);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::move);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    }

    private void move(MouseEvent event) {
        double scale = scale();
        canvas.center(
                bounds.centerX() + (event.getX() - WIDTH / 2) / scale,
                bounds.centerY() + (event.getY() - HEIGHT / 2) / scale);
        event.consume();
    }

    void show(GraphModel.Scene scene) {
        shown = scene;
        bounds = scene.layout().bounds();
        old = true;
        follow();
    }

    /** The colours have changed. */
    void recolour() {
        old = true;
        follow();
    }

    /** Another part of the graph is seen. */
    void follow() {
        setVisible(bounds.width() > 0 && !canvas.showsAll());
        if (!isVisible()) {
            return;
        }
        if (old) {
            old = false;
            paint();
        }
        GraphLayout.Box part = canvas.seen();
        double left = Math.max(0, x(part.x()));
        double top = Math.max(0, y(part.y()));
        double right = Math.min(WIDTH, x(part.right()));
        double bottom = Math.min(HEIGHT, y(part.bottom()));
        seen.resizeRelocate(left, top, Math.max(4, right - left), Math.max(4, bottom - top));
    }

    private double scale() {
        return Math.min((WIDTH - 2 * MARGIN) / bounds.width(), (HEIGHT - 2 * MARGIN) / bounds.height());
    }

    private double x(double worldX) {
        return WIDTH / 2 + (worldX - bounds.centerX()) * scale();
    }

    private double y(double worldY) {
        return HEIGHT / 2 + (worldY - bounds.centerY()) * scale();
    }

    private void paint() {
        GraphicsContext graphics = picture.getGraphicsContext2D();
        graphics.clearRect(0, 0, WIDTH, HEIGHT);
        GraphColours now = colours.get();
        shown.layout().rails().values().forEach(bars -> bars.forEach(bar -> fill(graphics, bar, now.get("bus"))));
        for (GraphNode node : shown.graph().nodes()) {
            GraphLayout.Box box = shown.layout().boxes().get(node.id());
            if (box != null) {
                fill(
                        graphics,
                        box,
                        switch (node.kind()) {
                            case POD -> now.get("border");
                            case NETWORK -> now.get("bus");
                            case VOLUME -> now.get("muted");
                            case CONTAINER, INFRA -> now.role(node.role());
                        });
            }
        }
    }

    private void fill(GraphicsContext graphics, GraphLayout.Box box, String colour) {
        graphics.setFill(Color.web(colour));
        graphics.fillRect(
                x(box.x()), y(box.y()), Math.max(1, box.width() * scale()), Math.max(1, box.height() * scale()));
    }
}
