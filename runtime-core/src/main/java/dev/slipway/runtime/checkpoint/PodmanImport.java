package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.SharedMemoryMark;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A container of podman in our words, from the {@code config.dump} and {@code spec.dump} of its archive. */
final class PodmanImport {
    /** Kind of namespace to where podman has whose it is. */
    static final Map<String, String> OWNERS = Map.of(
            "net", "netNsCtr",
            "ipc", "ipcNsCtr",
            "uts", "utsNsCtr",
            "pid", "pidNsCtr",
            "cgroup", "cgroupNsCtr",
            "user", "userNsCtr");

    /** What podman mounts of its own, and the engine too; {@code /dev/shm} aside. */
    private static final Set<String> OWN =
            Set.of("/etc/hosts", "/etc/resolv.conf", "/etc/hostname", "/run/.containerenv", "/run/secrets");

    private static final String SHARED_MEMORY = "/dev/shm";
    private static final String ID = "[0-9a-f]{64}";
    private static final int TERM = 15;

    private final String cgroupParent;

    PodmanImport(String cgroupParent) {
        this.cgroupParent = cgroupParent;
    }

    /**
     * Reads it.
     *
     * @throws EngineException CHECKPOINT where a file is missing or damaged; UNSUPPORTED for a container that depends on
     *     others (R-CKPT-04)
     */
    ContainerConfig read(Path folder) {
        JsonNode config =
                SavedJson.read(folder.resolve(Members.PODMAN_CONFIG), JsonNode.class, "podman's configuration");
        JsonNode ranWith = SavedJson.read(folder.resolve(Members.SPEC), JsonNode.class, "the OCI configuration");
        String id = config.path("id").asText();
        String name = config.path("name").asText();
        if (!(ranWith instanceof ObjectNode given) || !id.matches(ID) || name.isEmpty()) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT,
                    "could not read the checkpoint: its container has no id, name or specification");
        }
        if (!config.path("Dependencies").isEmpty()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not import the checkpoint: its container " + name + " depends on others")
                    .hint("Containers with dependencies cannot be moved.");
        }
        List<VolumeUse> volumes = volumes(config);
        ObjectNode spec = spec(given, volumes);
        String image = text(config, "rootfsImageID");
        Map<String, NetworkOptions> wanted = networkOptions(config);
        return new ContainerConfig(
                id,
                name,
                time(config.path("createdTime").asText()),
                null,
                null,
                image,
                image == null ? null : config.path("rootfsImageName").asText(),
                image == null ? config.path("rootfs").asText() : "",
                text(config, "pod"),
                false,
                texts(config.path("labels")),
                spec,
                namespaces(config),
                List.of(),
                networks(config),
                ports(config),
                cgroupParent,
                config.path("stopSignal").asInt(TERM),
                Duration.ofSeconds(Math.max(0, config.path("stopTimeout").asLong())),
                new Spec(spec).terminal(),
                config.path("stdin").asBoolean(),
                false,
                config.path("logSize").asLong() > 0 ? config.path("logSize").asLong() : -1,
                RestartPolicy.NO,
                null,
                false,
                false,
                null,
                wanted,
                null,
                volumes);
    }

    private static ObjectNode spec(ObjectNode given, List<VolumeUse> volumes) {
        ObjectNode json = given.deepCopy();
        json.remove("hooks");
        Set<String> left = new HashSet<>(OWN);
        volumes.forEach(use -> left.add(use.destination()));
        ArrayNode mounts = json.arrayNode();
        for (JsonNode mount : given.path("mounts")) {
            String destination = mount.path("destination").asText();
            if (destination.equals(SHARED_MEMORY) && mount.path("type").asText().equals("bind")) {
                SharedMemoryMark.set(json);
                mounts.addObject()
                        .put("destination", SHARED_MEMORY)
                        .put("type", "tmpfs")
                        .put("source", "shm");
            } else if (!left.contains(destination)) {
                mounts.add(mount);
            }
        }
        json.set("mounts", mounts);
        Spec spec = new Spec(json);
        spec.namespaces().forEach((type, path) -> {
            if (!path.isEmpty()) {
                spec.namespace(type, null);
            }
        });
        return json;
    }

    private static List<VolumeUse> volumes(JsonNode config) {
        List<VolumeUse> uses = new ArrayList<>();
        for (JsonNode each : config.path("namedVolumes")) {
            String name = each.path("volumeName").asText();
            boolean readOnly = false;
            for (JsonNode option : each.path("options")) {
                readOnly |= option.asText().equals("ro");
            }
            uses.add(new VolumeUse(
                    name.matches(ID) ? name : "podman:" + name,
                    name,
                    each.path("dest").asText(),
                    readOnly ? List.of("ro") : List.of()));
        }
        return uses;
    }

    private static Map<String, String> namespaces(JsonNode config) {
        Map<String, String> found = new LinkedHashMap<>();
        OWNERS.forEach((kind, member) -> {
            String owner = text(config, member);
            if (owner != null) {
                found.put(kind, owner);
            }
        });
        return found;
    }

    private static List<String> networks(JsonNode config) {
        Set<String> names = new LinkedHashSet<>();
        config.path("newNetworks").properties().forEach(each -> names.add(each.getKey()));
        config.path("networks").forEach(each -> names.add(each.asText()));
        return List.copyOf(names);
    }

    private static Map<String, NetworkOptions> networkOptions(JsonNode config) {
        Map<String, NetworkOptions> options = new LinkedHashMap<>();
        for (var each : config.path("newNetworks").properties()) {
            JsonNode wanted = each.getValue();
            NetworkOptions read = new NetworkOptions(
                    list(wanted.path("static_ips")), text(wanted, "static_mac"), list(wanted.path("aliases")));
            if (!read.equals(NetworkOptions.NONE)) {
                options.put(each.getKey(), read);
            }
        }
        return options;
    }

    private static List<PortMapping> ports(JsonNode config) {
        List<PortMapping> ports = new ArrayList<>();
        for (JsonNode each : config.path("newPortMappings")) {
            int count = Math.min(Math.max(1, each.path("range").asInt(1)), 65_535);
            for (int i = 0; i < count; i++) {
                for (String protocol : each.path("protocol").asText("tcp").split(",", -1)) {
                    ports.add(new PortMapping(
                            text(each, "host_ip"),
                            each.path("host_port").asInt() + i,
                            each.path("container_port").asInt() + i,
                            protocol));
                }
            }
        }
        return ports;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable String text(JsonNode node, String member) {
        String text = node.path(member).asText("");
        return text.isEmpty() ? null : text;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static List<String> list(JsonNode node) {
        List<String> found = new ArrayList<>();
        node.forEach(each -> found.add(Objects.requireNonNull(each.asText())));
        return found;
    }
}
