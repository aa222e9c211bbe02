package dev.slipway.gui.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of the graph.
 *
 * @param id unique in the graph, {@code kind:objectId}
 * @param objectId id of the object it stands for; a network's is its name
 * @param detail a second line: what a container runs, a network's range, what a pod uses
 * @param role style class of its status
 * @param status its status in a word; empty where it has none
 * @param parent id of the pod it lies in
 * @param bracket kinds of namespace the members of a pod share, as one text; empty for none
 * @param ports published on the host, each as people read it
 */
public record GraphNode(
        String id,
        Kind kind,
        String objectId,
        String name,
        String detail,
        String role,
        String status,
        @Nullable String parent,
        String bracket,
        List<String> ports) {
    public GraphNode {
        ports = List.copyOf(ports);
    }

    /** What an object of the graph is. */
    public enum Kind {
        POD,
        CONTAINER,
        INFRA,
        NETWORK
    }
}
