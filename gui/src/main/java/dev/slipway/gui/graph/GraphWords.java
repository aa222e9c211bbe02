package dev.slipway.gui.graph;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.text.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object of a graph in words. */
final class GraphWords {
    private GraphWords() {}

    /** What it is and is called, how it is, and what it uses. */
    static String of(GraphNode node) {
        String what = node.kind() == GraphNode.Kind.INFRA
                ? Texts.get("graph.kind.infra")
                : Texts.get("graph.kind", kind(node.kind()), node.name());
        return Stream.of(what, node.status(), health(node), node.detail(), node.used())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The word for a kind. */
    static String kind(GraphNode.Kind kind) {
        return Texts.get("graph.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static String health(GraphNode node) {
        return node.health().isEmpty() ? "" : StatusLook.ofHealth(node.health()).word();
    }
}
