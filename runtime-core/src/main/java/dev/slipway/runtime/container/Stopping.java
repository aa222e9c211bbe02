package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Ends containers. The lock is held while a signal is sent, never while an end is awaited. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Stopping {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final Set<WaitCondition> ENDED = EnumSet.of(WaitCondition.EXITED);

    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final Endings endings;
    private final Waiters waiters;

    Stopping(Machinery parts, Ledger ledger, Lifecycle lifecycle, Endings endings, Waiters waiters) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.endings = endings;
        this.waiters = waiters;
    }

    /** An end that was asked for, and is awaited from before the asking. */
    private record Asked(Duration grace, CompletableFuture<WaitResult> ended) {}

    /**
     * Ends a container whatever it does, paused or not, in its own time; one that has no process is no error. Works while
     * the engine is being closed.
     */
    void end(String id) {
        end(id, true);
    }

    /**
     * As {@link #end(String)}.
     *
     * @param byUser whether that is a user's wish; if not, its restart policy decides on what follows
     */
    void end(String id, boolean byUser) {
        ContainerRecord now = parts.state().container(id).orElse(null);
        if (now == null || !now.active()) {
            return;
        }
        try {
            if (now.status() == ContainerStatus.PAUSED) {
                force(id, byUser);
            } else {
                stop(id, null, byUser);
            }
        } catch (EngineException e) {
            ContainerRecord after = parts.state().container(id).orElse(null);
            if (after != null && after.status().hasProcess()) {
                throw e;
            }
        }
    }

    /** Asks a container to end, and kills it after its time; null for its own. */
    void stop(String id, @Nullable Duration timeout) {
        stop(id, timeout, true);
    }

    private void stop(String id, @Nullable Duration timeout, boolean byUser) {
        Asked asked = ask(id, timeout, byUser);
        if (asked == null) {
            return;
        }
        try {
            if (asked.grace.isZero() || !within(asked.grace, asked.ended)) {
                kill(id);
                awaitDeath(id, asked.ended);
            }
            awaitRelease(id);
        } finally {
            asked.ended.cancel(false);
        }
    }

    /** Null for one that only waited for its restart. */
    private @Nullable Asked ask(String id, @Nullable Duration timeout, boolean byUser) {
        try (Locks.Held held = parts.locks().hold(id)) {
            if (waitsNoLonger(id)) {
                return null;
            }
            ContainerRecord container = lifecycle.require(id);
            Operation.STOP.require(container);
            Duration grace = timeout == null ? container.config().stopTimeout() : timeout;
            if (container.status() == ContainerStatus.CREATED) {
                grace = Duration.ZERO;
            }
            if (container.status() != ContainerStatus.STOPPING) {
                save(container, byUser, ledger.event(container.config(), "stop"));
            }
            if (!grace.isZero()) {
                sendOrTakeBack(container, container.config().stopSignal(), false);
            }
            return new Asked(grace, waiters.await(id, ENDED));
        }
    }

    /** Whether it waited for its restart. */
    private boolean waitsNoLonger(String id) {
        ContainerRecord container = lifecycle.require(id);
        if (!container.status().ended() || container.state().restartAt() == null) {
            return false;
        }
        ContainerState stays =
                container.state().edit().restartAt(null).stoppedByUser(true).build();
        ledger.save(container, stays, ledger.event(container.config(), "stop"));
        return true;
    }

    /** Kills a container that has a process, paused or not, and waits until it has ended. */
    void force(String id) {
        force(id, true);
    }

    private void force(String id, boolean byUser) {
        CompletableFuture<WaitResult> ended;
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container == null || !container.status().hasProcess()) {
                return;
            }
            save(container, byUser, ledger.event(container.config(), "stop"));
            sendOrTakeBack(container, Signals.KILL, true);
            ended = waiters.await(id, ENDED);
        }
        awaitKilled(id, ended);
    }

    /** Kills a container that no user wants to end; does not wait for it. */
    void killUnasked(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.KILL);
            ledger.tell(ledger.event(container.config(), "kill", Map.of("signal", Signals.KILL)));
            send(container, Signals.KILL, true);
        }
    }

    /** Sends a signal; SIGKILL is awaited. */
    void signal(String id, int signal) {
        Signals.check(signal);
        CompletableFuture<WaitResult> ended;
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.KILL);
            Change told = ledger.event(container.config(), "kill", Map.of("signal", signal));
            if (signal != Signals.KILL) {
                boolean ends =
                        signal == Signals.TERM || signal == container.config().stopSignal();
                tell(container, ends, told);
                send(container, signal, false);
                return;
            }
            save(container, true, told);
            sendOrTakeBack(container, signal, false);
            ended = waiters.await(id, ENDED);
        }
        awaitKilled(id, ended);
    }

    /** With a signal that asks for the end, that is remembered. */
    private void tell(ContainerRecord container, boolean ends, Change told) {
        if (ends && !container.state().stoppedByUser()) {
            ledger.save(container, container.state().edit().stoppedByUser(true).build(), told);
        } else {
            ledger.tell(told);
        }
    }

    private void awaitKilled(String id, CompletableFuture<WaitResult> ended) {
        try {
            awaitDeath(id, ended);
            awaitRelease(id);
        } finally {
            ended.cancel(false);
        }
    }

    /** From here on nobody may freeze it, or take it for one that runs. */
    private void save(ContainerRecord container, boolean byUser, Change told) {
        ledger.save(
                container,
                container
                        .state()
                        .edit()
                        .status(ContainerStatus.STOPPING)
                        .stoppedByUser(byUser || container.state().stoppedByUser())
                        .build(),
                told);
    }

    private void kill(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container != null && container.status().hasProcess()) {
                send(container, Signals.KILL, true);
            }
        }
    }

    /** A container that the signal did not reach is as it was. */
    private void sendOrTakeBack(ContainerRecord container, int signal, boolean all) {
        try {
            send(container, signal, all);
        } catch (EngineException failed) {
            ledger.save(container, container.state());
            throw failed.about(container.id());
        }
    }

    /**
     * The kernel does it where it can; the OCI runtime where the container may be frozen, or has processes that do not
     * end with the first one. A failure to signal what has ended meanwhile is none.
     */
    private void send(ContainerRecord container, int signal, boolean all) {
        ContainerState state = container.state();
        boolean shared = all && !RunSpec.owns(container.config(), "pid");
        boolean frozen = signal == Signals.KILL && container.status() == ContainerStatus.PAUSED;
        if (shared || frozen) {
            try {
                parts.runtime().kill(container.id(), signal, shared);
            } catch (EngineException failed) {
                if (parts.processes().alive(state.pid(), state.pidStart())) {
                    throw failed;
                }
            }
        } else {
            parts.processes().signal(state.pid(), state.pidStart(), signal);
        }
    }

    private void awaitDeath(String id, CompletableFuture<WaitResult> ended) {
        if (within(AFTER_KILL, ended)) {
            return;
        }
        endings.settleLost(id);
        ContainerRecord container = parts.state().container(id).orElse(null);
        if (container != null && container.status().hasProcess()) {
            throw EngineException.of(
                            ErrorKind.TIMEOUT,
                            "could not stop container " + container.name() + ": its process "
                                    + container.state().pid() + " does not end although it was killed")
                    .about(id)
                    .hint("The kernel does not let it go, perhaps because of a device or network file system it waits"
                            + " for.");
        }
    }

    /** Whoever saved the end holds the lock until all that the run took is given back. */
    private void awaitRelease(String id) {
        parts.locks().hold(id).close();
    }

    /** Whether it ended in time. */
    private static boolean within(Duration time, CompletableFuture<WaitResult> ended) {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failed) {
                throw failed;
            }
            throw EngineException.of(ErrorKind.INTERNAL, "could not wait for the end: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not wait for the end: cancelled", e);
        }
    }
}
