package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the health of running containers on time. It follows the saved states: a container that runs and has a check is
 * watched, whatever made it run, and one that ended, or whose check was changed, is not watched any longer.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class Healthchecks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Healthchecks.class);
    private static final int AT_ONCE = 8;

    private final Machinery parts;
    private final Lifecycle lifecycle;
    private final HealthProbe probe;
    private final HealthRecord record;
    private final HealthActions actions;
    private final Turns turns;
    private final Map<String, WatchedRun> watched = new HashMap<>();
    private final Set<Thread> checking = new HashSet<>();
    private @Nullable ScheduledExecutorService timer;

    Healthchecks(Machinery parts, Ledger ledger, Lifecycle lifecycle, HealthActions actions) {
        this.parts = parts;
        this.lifecycle = lifecycle;
        this.actions = actions;
        this.probe = new HealthProbe(parts);
        this.record = new HealthRecord(parts, ledger);
        this.turns = new Turns(parts.workers(), AT_ONCE);
    }

    /** Takes up the checks of containers that run. */
    void open(ScheduledExecutorService opened) {
        synchronized (watched) {
            timer = opened;
            for (ContainerRecord container : parts.state().containers()) {
                if (WatchedRun.of(container) != null) {
                    probe.killWhatIsLeft(container.id());
                    follow(container.id(), container);
                }
            }
        }
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        synchronized (watched) {
            for (Change change : commit.changes()) {
                if (change instanceof Change.PutContainer put) {
                    follow(put.container().id(), put.container());
                } else if (change instanceof Change.RemoveContainer removed) {
                    follow(removed.id(), null);
                }
            }
        }
    }

    private void follow(String id, @Nullable ContainerRecord container) {
        WatchedRun next = WatchedRun.of(container);
        WatchedRun known = watched.get(id);
        if (timer == null || (next == null ? known == null : next.sameAs(known))) {
            return;
        }
        record.forget(id);
        if (next == null || container == null) {
            watched.remove(id);
        } else {
            watched.put(id, next);
            plan(next, next.untilDue(container.state().health(), parts.clock().instant()));
        }
    }

    /** A timer whose container is no longer watched as it was does nothing. */
    private void plan(WatchedRun next, Duration left) {
        synchronized (watched) {
            if (timer == null || watched.get(next.id()) != next) {
                return;
            }
            try {
                var unused = timer.schedule(
                        () -> turns.execute(() -> checkOnTime(next)), left.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("container {} is checked by the next engine", next.id());
            }
        }
    }

    private void checkOnTime(WatchedRun due) {
        try {
            if (isWatched(due)) {
                check(due.id(), false);
            }
        } catch (EngineException e) {
            LOG.debug("container {} was not checked: {}", due.id(), e.message());
        } finally {
            plan(due, due.check().interval());
        }
    }

    private boolean isWatched(WatchedRun due) {
        synchronized (watched) {
            return watched.get(due.id()) == due;
        }
    }

    /**
     * Checks a running container now, after a run of its check that goes on.
     *
     * @throws EngineException STATE_INVALID unless it runs; INVALID_ARGUMENT if it has no check
     */
    Health.Run checkNow(String id) {
        parts.gate().check();
        return check(id, true);
    }

    /** @param asked whether what it finds is saved at once even if it is nothing new */
    private Health.Run check(String id, boolean asked) {
        try (Locks.Held once = parts.locks().hold("health " + id)) {
            ContainerRecord container = lifecycle.require(id, Operation.CHECK);
            HealthCheck check = container.config().healthCheck();
            if (check == null) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not check container " + container.name() + ": it has no health check")
                        .about(id)
                        .hint("Give it one by container.update.");
            }
            Health.Run run = interruptibly(container, check);
            if (record.save(container, check, run, asked)) {
                actions.begin(id, check.onFailure());
            }
            return run;
        }
    }

    private Health.Run interruptibly(ContainerRecord container, HealthCheck check) {
        synchronized (checking) {
            checking.add(Thread.currentThread());
        }
        try {
            parts.gate().check();
            return probe.run(container, check);
        } finally {
            synchronized (checking) {
                checking.remove(Thread.currentThread());
                if (parts.gate().closed()) {
                    var unused = Thread.interrupted();
                }
            }
        }
    }

    /** Checks no longer; a run that goes on is killed. */
    @Override
    public void close() {
        synchronized (watched) {
            timer = null;
            watched.clear();
        }
        synchronized (checking) {
            checking.forEach(Thread::interrupt);
        }
    }
}
