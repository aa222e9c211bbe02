package dev.slipway.protocol.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a checkpoint.
 *
 * @param path its folder on the host
 * @param sizes bytes by kind: {@code memory metadata files volumes log other}
 * @param host kernel, architecture, criu, runtime
 * @param chain ids of the pre-checkpoints it builds on, the nearest first
 * @param statistics CRIU's, by its names; microseconds and pages
 * @param networks the container's places on networks, which it gets again in place; absent if it had none
 */
public record CheckpointDetail(
        CheckpointSummary checkpoint,
        String path,
        Map<String, Long> sizes,
        Map<String, String> host,
        @Nullable List<String> chain,
        @Nullable Map<String, Long> statistics,
        @Nullable List<NetworkAddress> networks) {}
