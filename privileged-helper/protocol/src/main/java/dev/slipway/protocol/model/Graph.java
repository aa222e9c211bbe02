package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects and how they hang together.
 *
 * @param nodes each once
 * @param edges between nodes
 */
public record Graph(List<Node> nodes, List<Edge> edges) {
    /**
     * An object.
     *
     * @param id {@code kind:objectId}
     * @param kind {@code pod container network port volume}, a port being one of the host, a volume a volume, or a folder of the host
     * @param label its name
     * @param parent id of the pod's node it is drawn in
     */
    public record Node(
            String id,
            String kind,
            String objectId,
            String label,
            @Nullable String status,
            boolean infra,
            @Nullable String parent) {}

    /**
     * A relation.
     *
     * @param kind {@code membership namespace dependency network port volume}
     * @param label kind of namespace shared, address on the network, port or path in the container; absent for none
     */
    public record Edge(
            String from, String to, String kind, @Nullable String label) {}
}
