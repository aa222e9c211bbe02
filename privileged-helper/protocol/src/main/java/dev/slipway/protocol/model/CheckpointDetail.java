package dev.slipway.protocol.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a checkpoint.
 *
 * @param path its folder on the host
 * @param sizes bytes by kind: {@code memory metadata files}
 * @param host kernel, architecture, criu, runtime
 * @param statistics CRIU's, by its names; microseconds and pages
 */
public record CheckpointDetail(
        CheckpointSummary checkpoint,
        String path,
        Map<String, Long> sizes,
        Map<String, String> host,
        @Nullable Map<String, Long> statistics) {}
