package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.state.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that lies in the folder and is not in the catalogue.
 *
 * @param id name of its folder
 * @param size bytes on disk
 * @param described what its folder says of it; null where that can't be read
 * @param problem why it can't be taken in, a sentence without its end; null where it can
 */
public record FoundCheckpoint(
        String id,
        long size,
        @Nullable Checkpoint described,
        @Nullable String problem) {}
