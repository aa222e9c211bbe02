package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.Checkpoint;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint with what its folder tells.
 *
 * @param sizes bytes by kind: {@code memory metadata files volumes log other}
 * @param chain ids of the pre-checkpoints that it builds on, the nearest first
 * @param statistics CRIU's of the dump by its names, microseconds and pages; empty where there are none
 * @param networks the container's places on networks
 */
public record CheckpointDetails(
        Checkpoint checkpoint,
        Map<String, Long> sizes,
        List<String> chain,
        Map<String, Long> statistics,
        List<NetworkStatus> networks) {
    public CheckpointDetails {
        sizes = Map.copyOf(sizes);
        chain = List.copyOf(chain);
        statistics = Map.copyOf(statistics);
        networks = List.copyOf(networks);
    }
}
