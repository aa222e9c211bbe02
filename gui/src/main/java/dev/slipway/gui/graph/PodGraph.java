package dev.slipway.gui.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pods, containers, networks and volumes, and how they hang together. Edges whose ends aren't there are left out.
 *
 * @param nodes each once, pods before their members
 * @param edges relations between them
 */
public record PodGraph(List<GraphNode> nodes, List<GraphEdge> edges) {
    /** A graph of nothing. */
    public static final PodGraph EMPTY = new PodGraph(List.of(), List.of());

    public PodGraph {
        nodes = List.copyOf(nodes);
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        edges = edges.stream()
                .filter(edge -> ids.contains(edge.from()) && ids.contains(edge.to()))
                .toList();
    }

    /** What decides where things lie: two graphs of the same structure have the same layout. */
    public Structure structure() {
        return new Structure(
                nodes.stream()
                        .map(node -> new Place(
                                node.id(),
                                node.kind(),
                                node.parent(),
                                !node.bracket().isEmpty()))
                        .toList(),
                edges);
    }

    /** The nodes of a graph and its edges, without what may change while they stay. */
    public record Structure(List<Place> places, List<GraphEdge> edges) {}

    /** A node without what may change while it stays. */
    public record Place(
            String id, GraphNode.Kind kind, @Nullable String parent, boolean bracketed) {}

    /** The node with that id. */
    public Optional<GraphNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The node, what it lies in, what lies in it, and what is related to any of these or to it. */
    public Set<String> neighbourhood(String id) {
        Set<String> own = new HashSet<>();
        own.add(id);
        nodes.stream().filter(node -> id.equals(node.parent())).forEach(node -> own.add(node.id()));
        Set<String> near = new HashSet<>(own);
        node(id).map(GraphNode::parent).ifPresent(near::add);
        for (GraphEdge edge : edges) {
            if (own.contains(edge.from()) || own.contains(edge.to())) {
                near.add(edge.from());
                near.add(edge.to());
            }
        }
        node(id).map(GraphNode::parent).ifPresent(parent -> edges.stream()
                .filter(edge -> edge.touches(parent))
                .forEach(edge -> near.add(edge.from().equals(parent) ? edge.to() : edge.from())));
        return near;
    }
}
