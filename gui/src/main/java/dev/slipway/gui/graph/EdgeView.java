package dev.slipway.gui.graph;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/** A relation of the graph as it is drawn: a line with round corners, an arrow for a dependency, and what is said of it. */
final class EdgeView extends Group {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final double CORNER = 7;
    private static final double ARROW = 7;

    private static final double JOINT = 3.5;

    private final GraphEdge edge;
    private final List<GraphLayout.Point> route;
    private boolean near;
    private boolean dimmed;

    EdgeView(GraphEdge edge, List<GraphLayout.Point> route) {
        this.edge = edge;
        this.route = route;
        setMouseTransparent(true);
        setManaged(false);
        getStyleClass().addAll("graph-edge", "graph-edge-" + edge.kind().name().toLowerCase(Locale.ROOT));
        Path line = line(route);
        line.getStyleClass().add("graph-line");
        getChildren().add(line);
        getChildren().addAll(ends());
        if (!edge.label().isEmpty()) {
            getChildren().add(label());
        }
    }

    List<GraphLayout.Point> route() {
        return route;
    }

    /** A joint at a network's bar, arrows along which way files or needs go. */
    private List<Shape> ends() {
        GraphLayout.Point end = route.get(route.size() - 1);
        GraphLayout.Point beforeEnd = route.get(route.size() - 2);
        return switch (edge.kind()) {
            case NETWORK -> {
                Circle joint = new Circle(end.x(), end.y(), JOINT);
                joint.getStyleClass().add("graph-arrow");
                yield List.of(joint);
            }
            case DEPENDENCY, NAMESPACE -> List.of(arrow(end, beforeEnd));
            case MOUNT -> List.of(arrow(end, beforeEnd), arrow(route.get(0), route.get(1)));
            case READING -> List.of(arrow(route.get(0), route.get(1)));
        };
    }

    GraphEdge edge() {
        return edge;
    }

    /** Marks it as one of the chosen node's, or dims it because another is chosen. */
    void mark(boolean nowNear, boolean nowDimmed) {
        if (nowNear != near || nowDimmed != dimmed) {
            near = nowNear;
            dimmed = nowDimmed;
            getChildren().forEach(child -> child.pseudoClassStateChanged(NEAR, near));
            getChildren().forEach(child -> child.pseudoClassStateChanged(DIMMED, dimmed));
        }
    }

    private static Path line(List<GraphLayout.Point> route) {
        Path path =
                new Path(new MoveTo(snap(route.get(0).x()), snap(route.get(0).y())));
        for (int i = 1; i < route.size() - 1; i++) {
            GraphLayout.Point corner = route.get(i);
            GraphLayout.Point before = toward(corner, route.get(i - 1));
            GraphLayout.Point after = toward(corner, route.get(i + 1));
            path.getElements().add(new LineTo(snap(before.x()), snap(before.y())));
            path.getElements()
                    .add(new QuadCurveTo(snap(corner.x()), snap(corner.y()), snap(after.x()), snap(after.y())));
        }
        GraphLayout.Point last = route.get(route.size() - 1);
        path.getElements().add(new LineTo(snap(last.x()), snap(last.y())));
        return path;
    }

    private static GraphLayout.Point toward(GraphLayout.Point corner, GraphLayout.Point other) {
        double distance = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = distance == 0 ? 0 : Math.min(CORNER, distance / 2) / distance;
        return new GraphLayout.Point(
                corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    private static Polygon arrow(GraphLayout.Point tip, GraphLayout.Point from) {
        double angle = Math.atan2(tip.y() - from.y(), tip.x() - from.x());
        double left = angle + Math.PI - 0.42;
        double right = angle + Math.PI + 0.42;
        Polygon arrow = new Polygon(
                tip.x(),
                tip.y(),
                tip.x() + Math.cos(left) * ARROW * 1.3,
                tip.y() + Math.sin(left) * ARROW * 1.3,
                tip.x() + Math.cos(right) * ARROW * 1.3,
                tip.y() + Math.sin(right) * ARROW * 1.3);
        arrow.getStyleClass().add("graph-arrow");
        return arrow;
    }

    private Text label() {
        Text text = new Text(edge.label());
        text.getStyleClass().addAll("graph-edge-label", "graph-far-hidden");
        GraphLayout.Point place = GraphDrawing.place(edge, route);
        text.setX(place.x());
        text.setY(place.y());
        return text;
    }

    private static double snap(double value) {
        return Math.floor(value) + 0.5;
    }
}
