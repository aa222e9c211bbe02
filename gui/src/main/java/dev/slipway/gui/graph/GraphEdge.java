package dev.slipway.gui.graph;

/**
 * A relation between two objects of the graph.
 *
 * @param from id of a node; of a dependency, the one that needs the other
 * @param to id of a node
 * @param label what is said of it: an address, kinds of namespace; empty for nothing
 * @param quiet whether it is seen only while one of its ends is chosen, as there are too many of its kind
 */
public record GraphEdge(String from, String to, Kind kind, String label, boolean quiet) {
    /** What a relation is. */
    public enum Kind {
        NETWORK,
        DEPENDENCY,
        NAMESPACE
    }

    /** Whether the node is one of its ends. */
    public boolean touches(String node) {
        return from.equals(node) || to.equals(node);
    }
}
