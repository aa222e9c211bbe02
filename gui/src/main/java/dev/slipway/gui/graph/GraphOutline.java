package dev.slipway.gui.graph;

import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A graph in words: pods with what is in them, containers, networks and volumes, each with its relations. */
final class GraphOutline {
    /**
     * A line.
     *
     * @param key unique in the outline, and the same while the line is about the same
     * @param node id of the object that it is about
     */
    record Line(String key, String node, String text, List<Line> children) {
        Line {
            children = List.copyOf(children);
        }
    }

    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<GraphNode>> members = new HashMap<>();
    private final Map<String, List<GraphEdge>> edges = new HashMap<>();

    private GraphOutline(PodGraph graph) {
        for (GraphNode node : graph.nodes()) {
            nodes.put(node.id(), node);
            String parent = node.parent();
            if (parent != null) {
                members.computeIfAbsent(parent, any -> new ArrayList<>()).add(node);
            }
        }
        for (GraphEdge edge : graph.edges()) {
            edges.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
            edges.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge);
        }
    }

    /** The lines of what lies in no pod, with what is below each. */
    static List<Line> of(PodGraph graph) {
        GraphOutline outline = new GraphOutline(graph);
        return graph.nodes().stream()
                .filter(node -> node.parent() == null || !outline.nodes.containsKey(node.parent()))
                .map(outline::line)
                .toList();
    }

    private Line line(GraphNode node) {
        List<Line> below = new ArrayList<>();
        if (!node.bracket().isEmpty()) {
            below.add(fact(node, "bracket", Texts.get("outline.members", node.bracket())));
        }
        for (String port : node.ports()) {
            below.add(fact(node, "port:" + port, Texts.get("outline.port", port)));
        }
        for (GraphEdge edge : edges.getOrDefault(node.id(), List.of())) {
            below.add(relation(node, edge));
        }
        members.getOrDefault(node.id(), List.of()).forEach(member -> below.add(line(member)));
        return new Line(node.id(), node.id(), GraphWords.of(node), below);
    }

    private static Line fact(GraphNode node, String key, String text) {
        return new Line(node.id() + " " + key, node.id(), text, List.of());
    }

    /** A relation leads to the object at its other end. */
    private Line relation(GraphNode node, GraphEdge edge) {
        boolean forth = edge.from().equals(node.id());
        String other = forth ? edge.to() : edge.from();
        GraphNode known = nodes.get(other);
        String name = known == null ? other : known.name();
        String kind = edge.kind().name().toLowerCase(Locale.ROOT);
        String text = forth
                ? Texts.get("outline.to." + kind, name, edge.label())
                : Texts.get("outline.from." + kind, name, edge.label());
        String said = edge.kind() == GraphEdge.Kind.NETWORK && !edge.label().isEmpty()
                ? Texts.get("outline.address", edge.label())
                : "";
        return new Line(
                node.id() + " " + edge.kind() + " " + edge.from() + " " + edge.to(), other, text + said, List.of());
    }
}
