package dev.slipway.runtime.oci;

import dev.slipway.runtime.state.CheckpointOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint to be taken.
 *
 * @param images folder the images are written to; exists and is empty
 * @param work folder for CRIU's log and statistics; exists
 * @param options the user's
 * @param parent path of the images it builds on, relative to {@code images}; null for none
 */
public record CheckpointRequest(
        Path images,
        Path work,
        CheckpointOptions options,
        @Nullable String parent) {}
