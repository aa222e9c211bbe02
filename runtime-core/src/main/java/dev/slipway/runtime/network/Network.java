package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CNI network list (CNI specification 1.0, section 1).
 *
 * @param name unique over networks
 * @param cniVersion version of the specification it is written to
 * @param disableCheck whether CHECK is left out
 * @param plugins the chain, first to last
 * @param file where it was read; null for one from an attachment's record
 */
public record Network(
        String name,
        String cniVersion,
        boolean disableCheck,
        List<ObjectNode> plugins,
        @Nullable Path file) {
    public Network {
        plugins = plugins.stream().map(ObjectNode::deepCopy).toList();
    }

    /** Type of its first plugin, {@code bridge}. */
    public String driver() {
        return plugins.get(0).path("type").asText();
    }

    /** Host interface of its bridge; null if it has none. */
    public @Nullable String bridge() {
        JsonNode bridge = plugins.get(0).get("bridge");
        return bridge == null ? null : bridge.asText();
    }

    /** Its address ranges in CIDR form, as host-local is told them. */
    public List<String> subnets() {
        List<String> found = new ArrayList<>();
        for (ObjectNode plugin : plugins) {
            JsonNode ipam = plugin.path("ipam");
            if (ipam.hasNonNull("subnet")) {
                found.add(ipam.get("subnet").asText());
            }
            for (JsonNode set : ipam.path("ranges")) {
                for (JsonNode range : set) {
                    if (range.hasNonNull("subnet")) {
                        found.add(range.get("subnet").asText());
                    }
                }
            }
        }
        return found;
    }

    /** Whether a plugin of the chain takes this runtime configuration, {@code portMappings}. */
    boolean capable(String capability) {
        return plugins.stream()
                .anyMatch(plugin -> plugin.path("capabilities").path(capability).asBoolean(false));
    }
}
