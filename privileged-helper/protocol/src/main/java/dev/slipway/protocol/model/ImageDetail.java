package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of an image.
 *
 * @param config what its containers are given
 * @param layers top first
 * @param usedBy containers made of it, the engine's first
 * @param intermediate whether another image was made from it
 */
public record ImageDetail(
        ImageSummary image, String author, Config config, List<Layer> layers, List<Use> usedBy, boolean intermediate) {
    /**
     * What an image says about its containers, as its author wrote it.
     *
     * @param user {@code user[:group]}; empty for root
     * @param workdir empty for none
     * @param volumes paths in the container
     * @param exposedPorts {@code port/protocol} each
     */
    public record Config(
            List<String> entrypoint,
            List<String> command,
            List<String> env,
            String user,
            String workdir,
            Map<String, String> labels,
            @Nullable String stopSignal,
            List<String> volumes,
            List<String> exposedPorts,
            @Nullable Healthcheck healthcheck) {}

    /** Durations in seconds, 0 for the default. */
    public record Healthcheck(List<String> test, double interval, double timeout, double startPeriod, int retries) {}

    /**
     * A layer.
     *
     * @param digest of its tar; absent if unknown
     * @param size bytes of that tar; absent if unknown
     * @param sharedBy how many other images have it too
     */
    public record Layer(
            String id, @Nullable String digest, @Nullable Long size, int sharedBy) {}

    /**
     * A container.
     *
     * @param ours whether it is the engine's; else of another program, such as podman
     */
    public record Use(String id, String name, boolean ours) {}

    /**
     * A step of its making.
     *
     * @param size bytes of the layer that it made; absent if unknown or none
     * @param layer id of that layer; absent if unknown or none
     */
    public record Step(
            @Nullable Instant created,
            String createdBy,
            String comment,
            boolean empty,
            @Nullable String layer,
            @Nullable Long size) {}
}
