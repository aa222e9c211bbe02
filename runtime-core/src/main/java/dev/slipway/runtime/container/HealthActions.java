package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.HealthCheck;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to containers that became unhealthy what their checks say. */
@SuppressWarnings("try") // a pod is kept, not looked at
final class HealthActions {
    private static final Logger LOG = LoggerFactory.getLogger(HealthActions.class);

    private final Machinery parts;
    private final Busy busyPods;
    private final Stopping stopping;
    private final Lifecycle lifecycle;

    HealthActions(Machinery parts, Busy busyPods, Stopping stopping, Lifecycle lifecycle) {
        this.parts = parts;
        this.busyPods = busyPods;
        this.stopping = stopping;
        this.lifecycle = lifecycle;
    }

    /** Begins it on a thread of its own: a stop may take its time. */
    void begin(String id, HealthCheck.OnFailure action) {
        if (action == HealthCheck.OnFailure.NONE) {
            return;
        }
        try {
            parts.workers().execute(() -> perform(id, action));
        } catch (RejectedExecutionException e) {
            LOG.debug("container {} became unhealthy while the engine stops", id);
        }
    }

    /** After a kill its restart policy decides; a stop is for good. */
    private void perform(String id, HealthCheck.OnFailure action) {
        LOG.info("container {} is unhealthy: {}", id, action.word());
        try {
            switch (action) {
                case NONE -> {}
                case KILL -> stopping.killUnasked(id);
                case STOP -> stopping.stop(id, null);
                case RESTART -> restart(id);
            }
        } catch (EngineException e) {
            LOG.warn("container {} is unhealthy, and {} failed: {}", id, action.word(), e.message());
        }
    }

    private void restart(String id) {
        String pod = parts.state()
                .container(id)
                .map(container -> container.config().pod())
                .orElse(null);
        try (Locks.Held held = busyPods.keep(pod)) {
            stopping.stop(id, null);
            lifecycle.startAgain(id);
        }
    }
}
