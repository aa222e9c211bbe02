package dev.slipway.gui.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the objects of a graph lie.
 *
 * @param boxes by id of the node, in the graph's coordinates
 * @param routes by edge: corners from its start to its end; edges that are quiet have none
 * @param width of the whole
 * @param height of the whole
 */
public record GraphLayout(Map<String, Box> boxes, Map<GraphEdge, List<Point>> routes, double width, double height) {
    /** The layout of nothing. */
    public static final GraphLayout EMPTY = new GraphLayout(Map.of(), Map.of(), 0, 0);

    public GraphLayout {
        boxes = Map.copyOf(boxes);
        routes = Map.copyOf(routes);
    }

    /** By how much most of what was in another layout has moved in this one; nothing where they have nothing in common. */
    public Point shiftFrom(GraphLayout before) {
        Map<Point, Integer> shifts = new HashMap<>();
        boxes.forEach((id, box) -> {
            Box old = before.boxes().get(id);
            if (old != null) {
                shifts.merge(new Point(Math.rint(box.x() - old.x()), Math.rint(box.y() - old.y())), 1, Integer::sum);
            }
        });
        return shifts.entrySet().stream()
                .max(Map.Entry.<Point, Integer>comparingByValue()
                        .thenComparing(entry -> -Math.abs(entry.getKey().x())
                                - Math.abs(entry.getKey().y())))
                .map(Map.Entry::getKey)
                .orElse(new Point(0, 0));
    }

    /** A corner. */
    public record Point(double x, double y) {}

    /** The room of a node. */
    public record Box(double x, double y, double width, double height) {
        /** Across of its middle. */
        public double centerX() {
            return x + width / 2;
        }

        /** Down of its middle. */
        public double centerY() {
            return y + height / 2;
        }
    }
}
