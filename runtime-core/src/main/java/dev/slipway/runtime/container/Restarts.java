package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts containers again when their time has come. What waits is the saved {@code restartAt}: no lock and no thread is
 * held for it, and a timer that finds another one there, or none, does nothing.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class Restarts {
    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    private static final int AT_ONCE = 4;

    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final RestartPlan plan;
    private final Turns turns;
    private volatile @Nullable ScheduledExecutorService timer;

    Restarts(Machinery parts, Ledger ledger, Lifecycle lifecycle, RestartPlan plan) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.plan = plan;
        this.turns = new Turns(parts.workers(), AT_ONCE);
    }

    /** Takes up what waits, and starts what shall run although it was not running when the engine was last closed. */
    void open(ScheduledExecutorService opened) {
        timer = opened;
        for (ContainerRecord container : parts.state().containers()) {
            try {
                takeUp(container.id());
            } catch (EngineException e) {
                LOG.warn("container {} is not started again: {}", container.id(), e.message(), e);
            }
        }
    }

    private void takeUp(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            Instant at = container == null ? null : plan.atOpening(container);
            if (container == null || at == null) {
                return;
            }
            if (!at.equals(container.state().restartAt())) {
                ledger.save(container, container.state().edit().restartAt(at).build());
            }
            schedule(id, at, true);
        }
    }

    /** Starts the container when its time has come, if it still waits for it then. */
    void schedule(ContainerRecord waiting) {
        Instant at = waiting.state().restartAt();
        if (at != null) {
            schedule(waiting.id(), at, false);
        }
    }

    /** Not before the engine is open, which takes up what waits. */
    private void schedule(String id, Instant at, boolean withDependencies) {
        ScheduledExecutorService opened = timer;
        if (opened == null) {
            return;
        }
        Duration left = Duration.between(parts.clock().instant(), at);
        long millis = Math.max(0, Math.min(left.toMillis(), Backoff.LONGEST.toMillis()));
        try {
            var unused = opened.schedule(
                    () -> turns.execute(() -> attempt(id, at, withDependencies)), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("container {} is started again by the next engine", id);
        }
    }

    private void attempt(String id, Instant at, boolean withDependencies) {
        EngineException failed = waits(id, at) ? startBefore(id, withDependencies) : null;
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container == null) {
                plan.forget(id);
            } else if (waits(id, at)) {
                start(container, failed);
            }
        } catch (EngineException e) {
            LOG.warn("container {} is not started again: {}", id, e.message(), e);
        }
    }

    private boolean waits(String id, Instant at) {
        return parts.state()
                .container(id)
                .filter(container -> at.equals(container.state().restartAt()))
                .isPresent();
    }

    /** Why they could not be started; null if they run. */
    private @Nullable EngineException startBefore(String id, boolean withDependencies) {
        try {
            if (withDependencies) {
                lifecycle.startDependencies(id);
            } else {
                lifecycle.startLostInfra(id);
            }
            return null;
        } catch (EngineException e) {
            return e;
        }
    }

    /** A start that fails is planned anew where it is saved; one that could not be tried is here. */
    private void start(ContainerRecord container, @Nullable EngineException before) {
        try {
            if (before != null) {
                throw before;
            }
            lifecycle.startAgain(container.id());
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.RUNTIME_STOPPED && e.kind() != ErrorKind.CANCELLED) {
                LOG.warn("container {} could not be started again: {}", container.id(), e.message());
                ContainerRecord now = parts.state().container(container.id()).orElse(container);
                schedule(now.state().equals(container.state()) ? lifecycle.planNext(container, e) : now);
            }
        }
    }
}
