package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Typed reads and changes of an OCI runtime configuration, the {@code config.json} of the runtime specification. */
public final class Spec {
    private static final int DEPTH_LIMIT = 100;
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_LIMIT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectNode root;

    /** A view of {@code root}, which it reads and changes. */
    public Spec(ObjectNode root) {
        this.root = root;
    }

    /**
     * Parses a configuration.
     *
     * @throws EngineException INVALID_ARGUMENT if it is no JSON object; the message says where it goes wrong
     */
    public static ObjectNode parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not read config.json: it is JSON, but no object")
                    .hint("It must be an OCI runtime configuration: { \"ociVersion\": ..., \"process\": ... }.");
        } catch (JsonProcessingException e) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not read config.json: it is no JSON: " + e.getOriginalMessage() + at(e),
                            e)
                    .hint("Correct the file there; \"runc spec\" writes a valid one to start from.");
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** A copy of {@code target} with {@code patch} merged into it, RFC 7386: null removes, arrays are replaced. */
    public static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                merged.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode before =
                        merged.get(field.getKey()) instanceof ObjectNode object ? object : merged.objectNode();
                merged.set(field.getKey(), merge(before, inner));
            } else {
                merged.set(field.getKey(), value.deepCopy());
            }
        });
        return merged;
    }

    /** What is behind this view, not a copy. */
    public ObjectNode json() {
        return root;
    }

    /** {@code root.path} as it stands: absolute, or relative to the bundle; empty if there is none. */
    public Optional<String> rootPath() {
        return text(root.at("/root/path"));
    }

    public boolean rootReadOnly() {
        return root.at("/root/readonly").asBoolean();
    }

    public void rootPath(String path) {
        root.withObject("/root").put("path", path);
    }

    /** The program and its arguments; empty if there is no process. */
    public List<String> args() {
        return texts(root.at("/process/args"));
    }

    public List<String> environment() {
        return texts(root.at("/process/env"));
    }

    public String workingFolder() {
        return text(root.at("/process/cwd")).orElse("/");
    }

    public boolean terminal() {
        return root.at("/process/terminal").asBoolean();
    }

    public Optional<String> hostname() {
        return text(root.at("/hostname"));
    }

    public Optional<String> cgroupsPath() {
        return text(root.at("/linux/cgroupsPath"));
    }

    public void cgroupsPath(String path) {
        root.withObject("/linux").put("cgroupsPath", path);
    }

    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        root.path("annotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asText()));
        return annotations;
    }

    /** Kind of each namespace that is not the host's ({@code pid network mount ipc uts user cgroup}) to its path or "". */
    public Map<String, String> namespaces() {
        Map<String, String> namespaces = new LinkedHashMap<>();
        for (JsonNode entry : root.at("/linux/namespaces")) {
            namespaces.put(entry.path("type").asText(), entry.path("path").asText(""));
        }
        return namespaces;
    }

    /** Gives the container a namespace of this kind: the one at {@code path}, or a new one if null. */
    public void namespace(String type, @Nullable String path) {
        ArrayNode namespaces = withoutNamespace(type);
        ObjectNode entry = namespaces.addObject().put("type", type);
        if (path != null) {
            entry.put("path", path);
        }
    }

    /** Leaves the container in the host's namespace of this kind. */
    public void hostNamespace(String type) {
        withoutNamespace(type);
    }

    /** Makes {@code source} appear at {@code destination}, where the container has a mount of this type there. */
    public void mountInstead(String destination, String type, Path source) {
        for (JsonNode known : root.path("mounts")) {
            if (known instanceof ObjectNode mount
                    && mount.path("destination").asText().equals(destination)
                    && mount.path("type").asText().equals(type)) {
                bind(mount, destination, source);
            }
        }
    }

    /** Makes {@code source} appear at {@code destination}, over what is mounted before it; nothing in it is a program or device. */
    public void mount(String destination, Path source) {
        bind(root.withArray("mounts").addObject(), destination, source);
    }

    /** Makes {@code source} appear at {@code destination}: instead of what is mounted there, and before what is mounted within it. */
    public void mount(String destination, Path source, List<String> options) {
        ArrayNode mounts = root.withArray("mounts");
        ObjectNode mount = mounts.objectNode();
        mount.put("destination", destination).put("type", "bind").put("source", source.toString());
        options.forEach(mount.putArray("options")::add);
        for (int i = 0; i < mounts.size(); i++) {
            String known = mounts.get(i).path("destination").asText().replaceFirst("(?<=.)/+$", "");
            if (known.equals(destination)) {
                mounts.set(i, mount);
                return;
            }
            if (known.startsWith(destination + "/")) {
                mounts.insert(i, mount);
                return;
            }
        }
        mounts.add(mount);
    }

    private static void bind(ObjectNode mount, String destination, Path source) {
        mount.put("destination", destination).put("type", "bind").put("source", source.toString());
        ArrayNode options = mount.putArray("options");
        List.of("bind", "rprivate", "nosuid", "nodev", "noexec").forEach(options::add);
    }

    private ArrayNode withoutNamespace(String type) {
        ArrayNode namespaces = root.withObject("/linux").withArray("namespaces");
        for (int i = namespaces.size() - 1; i >= 0; i--) {
            if (namespaces.get(i).path("type").asText().equals(type)) {
                namespaces.remove(i);
            }
        }
        return namespaces;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
