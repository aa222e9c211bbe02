package dev.slipway.runtime.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a manifest before an image is fetched: for progress and for clearing up only, so that one of a form
 * that is not known here counts as empty.
 *
 * @param config digest of the configuration, which is the image's id in the store; empty if unknown
 * @param layers lowest first
 * @param instances of a list of manifests, one for each kind of machine; empty for a single image
 */
record Manifest(String config, List<Blob> layers, List<Instance> instances) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Manifest UNKNOWN = new Manifest("", List.of(), List.of());

    Manifest {
        layers = List.copyOf(layers);
        instances = List.copyOf(instances);
    }

    /**
     * A layer as it is moved.
     *
     * @param size bytes; -1 if unknown
     */
    record Blob(String digest, long size) {}

    /** A manifest in a list of them. */
    record Instance(String digest, String architecture, String os) {}

    static Manifest parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return UNKNOWN;
        }
        List<Blob> layers = new ArrayList<>();
        for (JsonNode layer : root.path("layers")) {
            layers.add(
                    new Blob(layer.path("digest").asText(), layer.path("size").asLong(-1)));
        }
        for (JsonNode layer : root.path("fsLayers")) {
            layers.add(0, new Blob(layer.path("blobSum").asText(), -1));
        }
        List<Instance> instances = new ArrayList<>();
        for (JsonNode one : root.path("manifests")) {
            instances.add(new Instance(
                    one.path("digest").asText(),
                    one.path("platform").path("architecture").asText(),
                    one.path("platform").path("os").asText()));
        }
        return new Manifest(root.path("config").path("digest").asText(""), layers, instances);
    }

    /** The digest of the instance for this machine; null if there is none, or this is no list. */
    @Nullable
    String ofThisMachine() {
        String mine = Transport.architecture();
        return instances.stream()
                .filter(one -> one.os().equals("linux") && one.architecture().equals(mine))
                .map(Instance::digest)
                .findFirst()
                .orElse(null);
    }

    /** The image's id in the store; empty if unknown. */
    String imageId() {
        return config.startsWith("sha256:") ? config.substring("sha256:".length()) : "";
    }
}
