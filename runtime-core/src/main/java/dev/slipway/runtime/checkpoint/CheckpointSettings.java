package dev.slipway.runtime.checkpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How checkpoints are kept.
 *
 * @param folder one folder in it for each
 * @param criu the program; null where there is none
 */
public record CheckpointSettings(Path folder, @Nullable Path criu) {}
