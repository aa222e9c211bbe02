package dev.slipway.gui.graph;

/**
 * A relation between two objects of the graph.
 *
 * @param from id of a node; of a dependency, the one that needs the other; of a mount, the container
 * @param to id of a node
 * @param label what is said of it: an address, kinds of namespace; empty for nothing
 * @param quiet whether it is seen only while one of its ends is chosen, as there are too many of its kind
 */
public record GraphEdge(String from, String to, Kind kind, String label, boolean quiet) {
    /** What a relation is. */
    public enum Kind {
        NETWORK,
        DEPENDENCY,
        NAMESPACE,
        /** A container reads and writes a volume. */
        MOUNT,
        /** A container only reads a volume. */
        READING
    }

    /** Whether it is that of a container to a volume. */
    public boolean isMount() {
        return kind == Kind.MOUNT || kind == Kind.READING;
    }

    /** Whether the node is one of its ends. */
    public boolean touches(String node) {
        return from.equals(node) || to.equals(node);
    }
}
