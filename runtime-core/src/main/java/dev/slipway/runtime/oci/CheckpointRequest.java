package dev.slipway.runtime.oci;

import dev.slipway.runtime.state.CheckpointOptions;
import java.nio.file.Path;

/**
 * A checkpoint to be taken.
 *
 * @param images folder the images are written to; exists and is empty
 * @param work folder for CRIU's log and statistics; exists
 * @param options the user's
 */
public record CheckpointRequest(Path images, Path work, CheckpointOptions options) {}
