package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import java.time.Instant;
import java.util.Map;

/** Events of checkpoints. */
final class CheckpointEvents {
    private CheckpointEvents() {}

    /** One that tells which container the checkpoint is of. */
    static Change of(Instant time, Checkpoint checkpoint, String action) {
        return new Change.Append(new Event(
                0,
                time,
                Event.Type.CHECKPOINT,
                action,
                checkpoint.id(),
                checkpoint.name(),
                Map.of("container", checkpoint.containerId(), "containerName", checkpoint.containerName())));
    }
}
