package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.state.Checkpoint;
import java.util.Map;

/**
 * A checkpoint with what its folder tells.
 *
 * @param sizes bytes by kind: {@code memory}, {@code metadata}, {@code files}
 * @param statistics CRIU's of the dump by its names, microseconds and pages; empty where there are none
 */
public record CheckpointDetails(Checkpoint checkpoint, Map<String, Long> sizes, Map<String, Long> statistics) {
    public CheckpointDetails {
        sizes = Map.copyOf(sizes);
        statistics = Map.copyOf(statistics);
    }
}
