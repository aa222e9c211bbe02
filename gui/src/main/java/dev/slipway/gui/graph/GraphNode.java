package dev.slipway.gui.graph;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of the graph.
 *
 * @param id unique in the graph, {@code kind:objectId}
 * @param objectId id of the object it stands for; a network's is its name
 * @param detail a second line: what a container runs, a network's range
 * @param used CPU and memory of a container or of a whole pod; empty where nothing is known
 * @param role style class of its status
 * @param status its status in a word; empty where it has none
 * @param health what its health check found, by the protocol's word; empty without one
 * @param parent id of the pod it lies in
 * @param bracket kinds of namespace the members of a pod share, as one text; empty for none
 * @param ports published on the host, each as people read it
 */
@RecordBuilder
public record GraphNode(
        String id,
        Kind kind,
        String objectId,
        String name,
        String detail,
        String used,
        String role,
        String status,
        String health,
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
        NETWORK,
        VOLUME
    }

    /** A node that has nothing to tell but its name. */
    static GraphNode plain(Kind kind, String id, String objectId, String name) {
        return new GraphNode(id, kind, objectId, name, "", "", "neutral", "", "", null, "", List.of());
    }
}
