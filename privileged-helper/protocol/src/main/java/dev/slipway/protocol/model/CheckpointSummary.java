package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in a list and in the world.
 *
 * @param container id of the container it was taken of, which may be gone
 * @param size bytes on disk
 * @param options names of the switches it was taken with
 */
public record CheckpointSummary(
        String id,
        String name,
        Instant created,
        String container,
        String containerName,
        long size,
        List<String> options,
        @Nullable String note) {}
