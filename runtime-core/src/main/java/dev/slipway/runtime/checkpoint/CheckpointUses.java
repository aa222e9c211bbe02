package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Checkpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which checkpoints are being read, so that none of them goes meanwhile. */
final class CheckpointUses {
    private final Map<String, Integer> uses = new HashMap<>();

    /** Does something with checkpoints, which stay until that is done. */
    <T> T during(List<Checkpoint> checkpoints, Supplier<T> work) {
        checkpoints.forEach(each -> change(each.id(), 1));
        try {
            return work.get();
        } finally {
            checkpoints.forEach(each -> change(each.id(), -1));
        }
    }

    private synchronized void change(String id, int by) {
        uses.merge(id, by, (now, more) -> now + more == 0 ? null : now + more);
    }

    /** Does something that nobody must be in the midst of reading it for; IN_USE. */
    synchronized void alone(Checkpoint checkpoint, Runnable work) {
        if (uses.containsKey(checkpoint.id())) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove checkpoint " + checkpoint.name()
                                    + ": it is being restored, exported, searched, compared or built on")
                    .about(checkpoint.id())
                    .hint("Try again when that is done.");
        }
        work.run();
    }
}
