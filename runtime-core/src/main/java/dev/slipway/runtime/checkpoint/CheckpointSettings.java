package dev.slipway.runtime.checkpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How checkpoints are kept.
 *
 * @param folder one folder in it for each
 * @param criu the program; null where there is none
 * @param cgroupParent cgroup path under which those of imported containers are made
 * @param podmanVolumes where podman keeps volumes, by their names
 */
public record CheckpointSettings(Path folder, @Nullable Path criu, String cgroupParent, Path podmanVolumes) {}
