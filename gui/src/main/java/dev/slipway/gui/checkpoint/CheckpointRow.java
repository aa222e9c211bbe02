package dev.slipway.gui.checkpoint;

import dev.slipway.protocol.model.CheckpointSummary;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of checkpoints: a container's heading, or a checkpoint of it.
 *
 * @param title name of the container, or of the checkpoint
 * @param checkpoint absent in a heading
 * @param size bytes; of a heading, of all its checkpoints
 * @param count checkpoints below a heading
 */
record CheckpointRow(String title, @Nullable CheckpointSummary checkpoint, long size, int count) {}
