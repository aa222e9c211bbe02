package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops containers from the state that cannot be removed as others are. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Eviction {
    private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);
    private static final Set<ErrorKind> FINAL = EnumSet.of(
            ErrorKind.NOT_PERMITTED,
            ErrorKind.IN_USE,
            ErrorKind.DEPENDENTS_EXIST,
            ErrorKind.RUNTIME_STOPPED,
            ErrorKind.CANCELLED);

    private final Machinery parts;
    private final Removal removal;
    private final ImagePins pins;

    Eviction(Machinery parts, Removal removal, ImagePins pins) {
        this.parts = parts;
        this.removal = removal;
        this.pins = pins;
    }

    /** With {@code volumes} its anonymous ones that nobody else uses go too. Removes it by force, and where that fails forgets it; what is left of it then is swept up at the next start. */
    void evict(String id, boolean volumes) {
        try {
            removal.remove(id, true, false, volumes);
        } catch (EngineException e) {
            if (FINAL.contains(e.kind())) {
                throw e;
            }
            LOG.warn("container {} is dropped because it could not be removed: {}", id, e.message());
            drop(id, volumes);
        }
    }

    private void drop(String id, boolean volumes) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container != null) {
                removal.forget(container, volumes, List.of());
                removal.sweep(id);
                pins.release(container.config().imageId());
            }
        }
    }
}
