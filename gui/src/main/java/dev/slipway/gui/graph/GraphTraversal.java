package dev.slipway.gui.graph;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Where the arrow keys lead in a graph: to the nearest node in their direction. */
final class GraphTraversal {
    private static final double SIDEWAYS = 2.5;

    private GraphTraversal() {}

    /** The node to go to from {@code current}, or the first one of all where there is none. */
    static Optional<String> next(GraphLayout layout, @Nullable String current, KeyCode key) {
        GraphLayout.Box from = current == null ? null : layout.boxes().get(current);
        if (from == null) {
            return layout.boxes().entrySet().stream()
                    .min(Comparator.comparingDouble(
                            entry -> entry.getValue().y() * 4 + entry.getValue().x()))
                    .map(Map.Entry::getKey);
        }
        return layout.boxes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(current))
                .filter(entry -> distance(from, entry.getValue(), key) < Double.MAX_VALUE)
                .min(Comparator.comparingDouble(
                                (Map.Entry<String, GraphLayout.Box> entry) -> distance(from, entry.getValue(), key))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static double distance(GraphLayout.Box from, GraphLayout.Box to, KeyCode key) {
        double dx = to.centerX() - from.centerX();
        double dy = to.centerY() - from.centerY();
        double along =
                switch (key) {
                    case LEFT -> -dx;
                    case RIGHT -> dx;
                    case UP -> -dy;
                    default -> dy;
                };
        double across = key == KeyCode.LEFT || key == KeyCode.RIGHT ? Math.abs(dy) : Math.abs(dx);
        return along <= 1 ? Double.MAX_VALUE : along + across * SIDEWAYS;
    }
}
