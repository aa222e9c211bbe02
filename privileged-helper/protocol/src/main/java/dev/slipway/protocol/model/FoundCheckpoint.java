package dev.slipway.protocol.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that lies in the helper's folder and is not in its catalogue.
 *
 * @param id its folder's name, and its id once it is in the catalogue
 * @param name the one it had; absent where that can't be read, as what follows
 * @param container id of the container it was taken of
 * @param size bytes on disk
 * @param problem why it can't be put into the catalogue, a sentence; absent where it can
 */
public record FoundCheckpoint(
        String id,
        @Nullable String name,
        @Nullable Instant created,
        @Nullable String container,
        @Nullable String containerName,
        long size,
        @Nullable String problem) {}
