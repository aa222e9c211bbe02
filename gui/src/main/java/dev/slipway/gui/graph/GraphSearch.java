package dev.slipway.gui.graph;

import dev.slipway.gui.control.LineFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds objects of a graph by words, capitals aside. */
final class GraphSearch {
    private GraphSearch() {}

    /** Ids of the nodes that hold all words of {@code text}, in the graph's order; none for no words. */
    static List<String> find(PodGraph graph, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Predicate<String> wanted = LineFilter.words(text);
        return graph.nodes().stream()
                .filter(node -> wanted.test(words(node)))
                .map(GraphNode::id)
                .toList();
    }

    /** The one {@code by} places from {@code current}, around the ends; the first where that isn't among them. */
    static Optional<String> step(List<String> found, @Nullable String current, int by) {
        int at = current == null ? -1 : found.indexOf(current);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(at < 0 ? found.get(0) : found.get(Math.floorMod(at + by, found.size())));
    }

    private static String words(GraphNode node) {
        return String.join(
                " ",
                node.name(),
                node.objectId(),
                node.detail(),
                node.status(),
                node.health(),
                String.join(" ", node.ports()));
    }
}
