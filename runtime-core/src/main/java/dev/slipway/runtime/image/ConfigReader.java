package dev.slipway.runtime.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of an image's configuration, OCI's or Docker's; what is missing or of another type is left out. */
final class ConfigReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigReader() {}

    /**
     * What a configuration says.
     *
     * @param created when the image was built; null if it does not say
     */
    record Read(ImageConfig config, @Nullable Instant created) {}

    static Read read(@Nullable String text) {
        if (text == null) {
            return new Read(ImageConfig.EMPTY, null);
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return new Read(ImageConfig.EMPTY, null);
        }
        JsonNode config = root.path("config");
        ImageConfig read = new ImageConfig(
                words(config.path("Entrypoint")),
                words(config.path("Cmd")),
                words(config.path("Env")),
                config.path("User").asText(""),
                config.path("WorkingDir").asText(""),
                labels(config.path("Labels")),
                config.path("StopSignal").asText("").isEmpty()
                        ? null
                        : config.path("StopSignal").asText(),
                keys(config.path("Volumes")),
                keys(config.path("ExposedPorts")),
                healthcheck(config.path("Healthcheck")),
                root.path("architecture").asText(""),
                root.path("os").asText(""),
                root.path("author").asText(""),
                steps(root.path("history")));
        return new Read(read, created(root));
    }

    private static @Nullable Instant created(JsonNode node) {
        Instant time = StoreFiles.time(node.path("created").asText(""));
        return time.equals(Instant.EPOCH) ? null : time;
    }

    /** A list of words; Docker allows a text in its place, which a shell runs. */
    private static List<String> words(JsonNode node) {
        return node.isTextual() ? List.of("/bin/sh", "-c", node.asText()) : StoreFiles.texts(node);
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new LinkedHashMap<>();
        object.properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }

    private static @Nullable ImageHealthcheck healthcheck(JsonNode node) {
        List<String> test = StoreFiles.texts(node.path("Test"));
        return test.isEmpty()
                ? null
                : new ImageHealthcheck(
                        test,
                        nanos(node.path("Interval")),
                        nanos(node.path("Timeout")),
                        nanos(node.path("StartPeriod")),
                        Math.max(0, node.path("Retries").asInt()));
    }

    private static Duration nanos(JsonNode node) {
        return Duration.ofNanos(Math.max(0, node.asLong()));
    }

    private static List<ImageStep> steps(JsonNode array) {
        List<ImageStep> steps = new ArrayList<>();
        for (JsonNode step : array) {
            steps.add(new ImageStep(
                    created(step),
                    step.path("created_by").asText(""),
                    step.path("comment").asText(""),
                    step.path("empty_layer").asBoolean(false)));
        }
        return steps;
    }
}
