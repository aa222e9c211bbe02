package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes an image's configuration in OCI's form. */
public final class ConfigWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigWriter() {}

    /**
     * The configuration as JSON.
     *
     * @param diffIds digests of the layers' tars, lowest first
     */
    public static ObjectNode write(ImageConfig config, Instant created, List<String> diffIds) {
        ObjectNode root = JSON.createObjectNode();
        root.put("created", created.toString())
                .put("architecture", config.architecture())
                .put("os", config.os());
        if (!config.author().isEmpty()) {
            root.put("author", config.author());
        }
        ObjectNode inner = root.putObject("config");
        list(inner, "Entrypoint", config.entrypoint());
        list(inner, "Cmd", config.command());
        list(inner, "Env", config.env());
        text(inner, "User", config.user());
        text(inner, "WorkingDir", config.workingDir());
        text(inner, "StopSignal", config.stopSignal() == null ? "" : config.stopSignal());
        if (!config.labels().isEmpty()) {
            ObjectNode labels = inner.putObject("Labels");
            config.labels().forEach(labels::put);
        }
        keys(inner, "Volumes", config.volumes());
        keys(inner, "ExposedPorts", config.exposedPorts());
        ImageHealthcheck check = config.healthcheck();
        if (check != null) {
            ObjectNode node = inner.putObject("Healthcheck");
            list(node, "Test", check.test());
            node.put("Interval", check.interval().toNanos())
                    .put("Timeout", check.timeout().toNanos())
                    .put("StartPeriod", check.startPeriod().toNanos())
                    .put("Retries", check.retries());
        }
        ArrayNode ids = root.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        diffIds.forEach(ids::add);
        ArrayNode history = root.putArray("history");
        config.history().forEach(step -> step(history.addObject(), step));
        return root;
    }

    private static void step(ObjectNode node, ImageStep step) {
        if (step.created() != null) {
            node.put("created", step.created().toString());
        }
        text(node, "created_by", step.createdBy());
        text(node, "comment", step.comment());
        if (step.empty()) {
            node.put("empty_layer", true);
        }
    }

    private static void text(ObjectNode node, String key, String value) {
        if (!value.isEmpty()) {
            node.put(key, value);
        }
    }

    private static void list(ObjectNode node, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }

    private static void keys(ObjectNode node, String key, List<String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = node.putObject(key);
            values.forEach(object::putObject);
        }
    }
}
