package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bundle in a list and in the world.
 *
 * @param mode {@code copy} or {@code inPlace}
 * @param path its folder on the host
 * @param size bytes; 0 for one in place
 * @param command its process's arguments
 */
public record BundleSummary(
        String id,
        String name,
        Instant created,
        String mode,
        String path,
        long size,
        List<String> command,
        @Nullable String hostname,
        boolean terminal) {}
