package dev.slipway.runtime.criu;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that had no name any more but was open, with its content.
 *
 * @param path that it had, in the container
 * @param mode kind and permissions, as of stat(2)
 * @param size bytes
 * @param modified null where it is not known
 * @param target where a link leads to; null for what is no link
 * @param image that has its content
 */
public record GhostFile(
        String path,
        int mode,
        long uid,
        long gid,
        long size,
        @Nullable Instant modified,
        @Nullable String target,
        Path image) {}
