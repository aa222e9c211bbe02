package dev.slipway.runtime.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in the catalogue.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over checkpoints
 * @param created when it was taken
 * @param containerId the container it was taken of, which may be gone
 * @param containerName the name that container had
 * @param path absolute path of its folder
 * @param size bytes on disk
 * @param options the options it was taken with, those that were on
 * @param note the user's; null if none
 * @param host facts of the machine it was taken on: kernel, architecture, criu, runtime
 */
public record Checkpoint(
        String id,
        String name,
        Instant created,
        String containerId,
        String containerName,
        String path,
        long size,
        CheckpointOptions options,
        @Nullable String note,
        Map<String, String> host) {
    public Checkpoint {
        host = Map.copyOf(host);
    }
}
