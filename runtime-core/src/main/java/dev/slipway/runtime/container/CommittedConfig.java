package dev.slipway.runtime.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an image that is made of a container: that of the container's image, with what the container was
 * asked to be otherwise.
 */
final class CommittedConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the engine, and of each container. */
    private static final List<String> NOT_KEPT = List.of("container=", "HOSTNAME=", "TERM=");

    private final ObjectNode root;

    private CommittedConfig(ObjectNode root) {
        this.root = root;
    }

    /** That of the container's image. */
    static CommittedConfig on(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode root) {
                return new CommittedConfig(root);
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    /** Of a container that is made of no image. */
    static CommittedConfig onNothing() {
        String machine = System.getProperty("os.arch", "");
        ObjectNode root = JSON.createObjectNode();
        root.put("architecture", machine.equals("aarch64") ? "arm64" : machine);
        root.put("os", "linux");
        return new CommittedConfig(root);
    }

    private static EngineException unreadable(@Nullable Throwable cause) {
        String message = "could not read the configuration of the container's image: it is no JSON object";
        return cause == null
                ? EngineException.of(ErrorKind.STORAGE, message)
                : EngineException.of(ErrorKind.STORAGE, message, cause);
    }

    /** Digests of the tars of its layers, lowest first. */
    List<String> diffIds() {
        List<String> found = new ArrayList<>();
        root.at("/rootfs/diff_ids").forEach(each -> found.add(each.asText()));
        return found;
    }

    /**
     * The configuration of the new image.
     *
     * @param diffIds of all its layers, lowest first
     */
    ObjectNode of(ContainerConfig container, CommitRequest request, List<String> diffIds, Instant now) {
        root.put("created", now.toString());
        if (request.author() != null) {
            root.put("author", request.author());
        }
        root.remove(List.of("id", "parent", "container", "container_config", "docker_version"));
        process(SpecOptions.object(root, "config"), container);
        ObjectNode files = root.putObject("rootfs").put("type", "layers");
        diffIds.forEach(files.putArray("diff_ids")::add);
        ArrayNode history = root.get("history") instanceof ArrayNode known ? known : root.putArray("history");
        ObjectNode step = history.addObject().put("created", now.toString());
        step.put("created_by", "slipway commit");
        if (request.author() != null) {
            step.put("author", request.author());
        }
        if (request.message() != null) {
            step.put("comment", request.message());
        }
        return root;
    }

    private static void process(ObjectNode config, ContainerConfig container) {
        Spec spec = new Spec(container.spec());
        List<String> args = spec.args();
        List<String> entrypoint = texts(config, "Entrypoint");
        boolean kept = !entrypoint.isEmpty()
                && args.size() >= entrypoint.size()
                && args.subList(0, entrypoint.size()).equals(entrypoint);
        if (!kept) {
            config.remove("Entrypoint");
        }
        list(config, "Cmd", kept ? args.subList(entrypoint.size(), args.size()) : args);
        list(
                config,
                "Env",
                spec.environment().stream()
                        .filter(variable -> NOT_KEPT.stream().noneMatch(variable::startsWith))
                        .toList());
        config.put("WorkingDir", spec.workingFolder());
        user(config, container);
        if (!container.labels().isEmpty()) {
            ObjectNode labels = config.putObject("Labels");
            container.labels().forEach(labels::put);
        }
        if (container.stopSignal() != Signals.TERM) {
            config.put("StopSignal", Integer.toString(container.stopSignal()));
        }
    }

    /** The image's word for it is kept where it means the same. */
    private static void user(ObjectNode config, ContainerConfig container) {
        long uid = container.spec().at("/process/user/uid").asLong();
        long gid = container.spec().at("/process/user/gid").asLong();
        boolean root = uid == 0 && gid == 0;
        if (root) {
            config.remove("User");
        } else if (config.path("User").asText("").isEmpty()) {
            config.put("User", uid + ":" + gid);
        }
    }

    private static List<String> texts(ObjectNode config, String key) {
        List<String> found = new ArrayList<>();
        config.path(key).forEach(each -> found.add(each.asText()));
        return found;
    }

    private static void list(ObjectNode config, String key, List<String> values) {
        config.remove(key);
        if (!values.isEmpty()) {
            values.forEach(config.putArray(key)::add);
        }
    }
}
