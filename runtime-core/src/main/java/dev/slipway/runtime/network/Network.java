package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CNI network list (CNI specification 1.0, section 1).
 *
 * @param name unique over networks
 * @param cniVersion version of the specification it is written to
 * @param disableCheck whether CHECK is left out
 * @param plugins the chain, first to last
 * @param notes what its maker keeps in it for himself, which plugins do not see: its member {@code args}
 * @param file where it was read; null for one from an attachment's record
 */
public record Network(
        String name,
        String cniVersion,
        boolean disableCheck,
        List<ObjectNode> plugins,
        ObjectNode notes,
        @Nullable Path file) {
    /** Where podman keeps and looks for labels among the notes. */
    static final String LABELS = "podman_labels";

    /** Our own notes. */
    static final String OURS = "slipway";

    public Network {
        plugins = plugins.stream().map(ObjectNode::deepCopy).toList();
        notes = notes.deepCopy();
    }

    /** Type of its first plugin, {@code bridge}. */
    public String driver() {
        return first().path("type").asText();
    }

    /** Host interface of its bridge; null if it has none. */
    public @Nullable String bridge() {
        return text(first().path("bridge"));
    }

    /** Host interface that its members' are made upon; null for a bridge. */
    public @Nullable String parent() {
        return text(first().path("master"));
    }

    /** Bytes of the largest packet; 0 for the kernel's choice. */
    public int mtu() {
        return first().path("mtu").asInt();
    }

    /** Whether it leads nowhere but to its members, as far as is known of its driver. */
    public boolean internal() {
        return driver().equals("bridge") && !first().path("isGateway").asBoolean(false);
    }

    /** Whether members of other networks are kept out. */
    public boolean isolated() {
        return plugins.stream().anyMatch(plugin -> "same-bridge"
                .equals(plugin.path("ingressPolicy").asText()));
    }

    /** Whether a name server of its own answers with its members' addresses. */
    public boolean nameServer() {
        return has(NameServers.PLUGIN);
    }

    /** Whether its members find each other by name. */
    public boolean names() {
        return nameServer() || notes.path(OURS).path("names").asBoolean(false);
    }

    /** The user's. */
    public Map<String, String> labels() {
        Map<String, String> found = new LinkedHashMap<>();
        notes.path(LABELS)
                .properties()
                .forEach(label -> found.put(label.getKey(), label.getValue().asText()));
        return found;
    }

    /** When an engine made it; null if none did. */
    public @Nullable Instant created() {
        String told = text(notes.path(OURS).path("created"));
        try {
            return told == null ? null : Instant.parse(told);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Root folder of the engine that made it; null if none did. */
    @Nullable
    String maker() {
        return text(notes.path(OURS).path("root"));
    }

    /** Its address ranges in CIDR form, as host-local is told them. */
    public List<String> subnets() {
        return ranges().stream().map(CreateNetwork.Range::subnet).toList();
    }

    /** Its address ranges, as host-local is told them. */
    public List<CreateNetwork.Range> ranges() {
        List<CreateNetwork.Range> found = new ArrayList<>();
        for (ObjectNode plugin : plugins) {
            JsonNode ipam = plugin.path("ipam");
            addRange(ipam, found);
            for (JsonNode set : ipam.path("ranges")) {
                set.forEach(range -> addRange(range, found));
            }
        }
        return found;
    }

    private static void addRange(JsonNode range, List<CreateNetwork.Range> found) {
        String subnet = text(range.path("subnet"));
        if (subnet != null) {
            found.add(new CreateNetwork.Range(
                    subnet, text(range.path("gateway")), text(range.path("rangeStart")), text(range.path("rangeEnd"))));
        }
    }

    /** Whether a plugin of the chain takes this runtime configuration, {@code portMappings}. */
    boolean capable(String capability) {
        return plugins.stream()
                .anyMatch(plugin -> plugin.path("capabilities").path(capability).asBoolean(false));
    }

    private boolean has(String type) {
        return plugins.stream().anyMatch(plugin -> plugin.path("type").asText().equals(type));
    }

    private ObjectNode first() {
        return plugins.get(0);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
    }
}
