package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Volume;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the containers that keep a volume from being removed. */
final class VolumeUsers {
    private final Machinery parts;
    private final Stopping stopping;
    private final Removal removal;

    VolumeUsers(Machinery parts, Stopping stopping, Removal removal) {
        this.parts = parts;
        this.stopping = stopping;
        this.removal = removal;
    }

    /** By force, with what depends on them; one that is gone meanwhile is no error. None is stopped if one is protected. */
    void remove(Volume volume, @Nullable Duration timeout) {
        List<ContainerRecord> users = parts.volumes().users(volume);
        Guard.check("volume " + volume.name(), users);
        for (ContainerRecord user : users) {
            try {
                if (timeout != null && Operation.STOP.allowed(user.status())) {
                    stopping.stop(user.id(), timeout);
                }
                removal.remove(user.id(), true, true, false);
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.NO_SUCH_CONTAINER && e.kind() != ErrorKind.REMOVED) {
                    throw e;
                }
            }
        }
    }
}
