package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends exec sessions. No lock is held while an end is awaited. */
final class ExecStopping {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final Duration TELLING = Duration.ofSeconds(5);

    private final Machinery parts;
    private final ExecEndings endings;
    private final Attachments attachments;

    ExecStopping(Machinery parts, ExecEndings endings, Attachments attachments) {
        this.parts = parts;
        this.endings = endings;
        this.attachments = attachments;
    }

    /** A session that runs, or STATE_INVALID. */
    ExecSession requireRunning(String id, String verb) {
        ExecSession session = parts.state().lookupExec(id);
        if (session.status() != Status.RUNNING) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not " + verb + " exec session " + session.id() + ": it is "
                                    + session.status().word())
                    .about(session.id())
                    .hint(session.status() == Status.CREATED ? "Start it first." : "It has ended.");
        }
        return session;
    }

    /** Sends a signal to the process of a session that runs; one that has ended a moment ago is no error. */
    void signal(ExecSession session, int signal) {
        parts.processes().signal(session.pid(), session.pidStart(), Signals.check(signal));
    }

    /** Asks the process to end, and kills it after its time; returns once its end is saved. */
    void stop(ExecSession session, Duration timeout) {
        CompletableFuture<ExecSession> ended = endings.waiters().await(session);
        if (!timeout.isZero()) {
            signal(session, Signals.TERM);
        }
        if (timeout.isZero() || !within(timeout, ended)) {
            signal(session, Signals.KILL);
            awaitEnd(session, ended, AFTER_KILL);
        }
    }

    /** Sees to it that the end of a session is saved whose process has been killed, or is gone. */
    private void awaitEnd(ExecSession session, CompletableFuture<ExecSession> ended, Duration limit) {
        if (within(limit.dividedBy(2), ended)) {
            return;
        }
        attachments.drain(session.id());
        if (within(limit.dividedBy(2), ended)) {
            return;
        }
        endings.settleLost(session.id());
        if (endings.alive(session)) {
            throw EngineException.of(
                            ErrorKind.TIMEOUT,
                            "could not end exec session " + session.id() + ": its process " + session.pid()
                                    + " does not end although it was killed")
                    .about(session.id())
                    .hint("The kernel does not let it go, perhaps because of a device or network file system it waits"
                            + " for.");
        }
    }

    /**
     * Sees to it that no session of a container runs that is to be removed and has no process of its own any more.
     * Records whose process is gone are no hindrance: their end is saved.
     *
     * @throws EngineException STATE_INVALID if one runs and they are not to be ended by force
     */
    void endAll(ContainerRecord container, boolean force) {
        for (ExecSession session : parts.state().containerExecs(container.id())) {
            if (session.status() != Status.RUNNING) {
                continue;
            }
            if (!endings.alive(session)) {
                awaitEnd(session, endings.waiters().await(session), TELLING);
            } else if (force) {
                stop(session, container.config().stopTimeout());
            } else {
                throw runs(container, session);
            }
        }
    }

    /** STATE_INVALID if a session of the container runs. */
    void requireNone(ContainerRecord container) {
        for (ExecSession session : parts.state().containerExecs(container.id())) {
            if (session.status() == Status.RUNNING) {
                throw runs(container, session);
            }
        }
    }

    private static EngineException runs(ContainerRecord container, ExecSession session) {
        return EngineException.of(
                        ErrorKind.STATE_INVALID,
                        "could not remove container " + container.name() + ": exec session " + session.id()
                                + " runs in it")
                .about(container.id())
                .hint("End it first, or remove the container with force.");
    }

    /** Whether it ended in time. */
    private static boolean within(Duration time, CompletableFuture<ExecSession> ended) {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failed && failed.kind() == ErrorKind.NO_SUCH_EXEC) {
                return true;
            }
            throw e.getCause() instanceof EngineException failed
                    ? failed
                    : EngineException.of(ErrorKind.INTERNAL, "could not wait for the end: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not wait for the end: cancelled", e);
        }
    }
}
