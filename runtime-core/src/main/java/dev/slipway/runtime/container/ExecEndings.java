package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.ExecMonitor;
import dev.slipway.runtime.os.FileWatcher;
import dev.slipway.runtime.os.Watching;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the end of an exec session's process into saved state. Each session has an exit file that is watched. */
@SuppressWarnings("try") // a lock is held, not looked at
final class ExecEndings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecEndings.class);
    private static final int LOST = -1;
    private static final int KEPT = 64;
    private static final long AFTER_CONTAINER_SECONDS = 5;

    private final Machinery parts;
    private final Ledger ledger;
    private final Map<String, Watching> watched = new ConcurrentHashMap<>();
    private final ExecWaiters waiters;
    private @Nullable FileWatcher watcher;

    ExecEndings(Machinery parts, Ledger ledger) {
        this.parts = parts;
        this.ledger = ledger;
        this.waiters = new ExecWaiters(parts.state(), parts.workers());
    }

    synchronized void open() {
        try {
            watcher = new FileWatcher();
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, "could not watch the ends of exec sessions: " + e.getMessage(), e)
                    .hint("If the kernel's limit of watches is reached, raise fs.inotify.max_user_instances.");
        }
    }

    @Override
    public synchronized void close() {
        if (watcher != null) {
            watcher.close();
        }
    }

    private synchronized FileWatcher watcher() {
        return Objects.requireNonNull(watcher, "not open");
    }

    /** Watches for the end of a session, whose exit folder exists. To be called before its process is started. */
    void watch(ExecSession session) {
        String id = session.id();
        try {
            watched.put(
                    id,
                    watcher().watch(parts.layout().execExit(id, session.container()), () -> work(() -> settle(id))));
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.MONITOR, "could not watch an exec session: " + e.getMessage(), e);
        }
    }

    /** Watches no longer, and deletes the session's folder. */
    void discard(String id) {
        Watching watch = watched.remove(id);
        if (watch != null) {
            watch.close();
        }
        Folders.delete(parts.layout().exec(id));
    }

    /** Saves the end of a session whose exit file is there. Takes its container's lock; does nothing if told before. */
    void settle(String id) {
        settle(id, false);
    }

    /** As {@link #settle}, for a session whose process is gone: an exit code that nobody wrote down is -1. */
    void settleLost(String id) {
        settle(id, true);
    }

    private void settle(String id, boolean evenIfLost) {
        ExecSession known = parts.state().exec(id).orElse(null);
        if (known == null) {
            return;
        }
        try (Locks.Held held = parts.locks().hold(known.container())) {
            ExecSession session = parts.state().exec(id).orElse(null);
            if (session == null || session.status() != Status.RUNNING) {
                return;
            }
            Optional<Integer> code = exitCode(session);
            if (code.isPresent() || (evenIfLost && !alive(session))) {
                parts.state().commit(ended(session, code.orElse(LOST)));
                discard(id);
            }
        } catch (EngineException e) {
            LOG.warn("exec session {}: its end could not be handled: {}", id, e.message(), e);
        }
    }

    /** How a session ended; empty if nobody wrote that down, or it has not ended. */
    Optional<Integer> exitCode(ExecSession session) {
        try {
            return ExecMonitor.exitCode(parts.layout().execExit(session.id(), session.container()));
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.MONITOR, "could not read an exit file: " + e.getMessage(), e);
        }
    }

    boolean alive(ExecSession session) {
        return parts.processes().alive(session.pid(), session.pidStart());
    }

    /** What is saved when a session ends; the oldest of those that have ended are forgotten. */
    List<Change> ended(ExecSession session, int exitCode) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutExec(session.edit()
                .status(Status.STOPPED)
                .pid(0)
                .pidStart(0)
                .monitorPid(0)
                .monitorStart(0)
                .exitCode(exitCode)
                .finishedAt(parts.clock().instant())
                .build()));
        parts.state()
                .container(session.container())
                .ifPresent(container -> changes.add(ledger.event(
                        container.config(), "exec_died", Map.of("exec", session.id(), "exitCode", exitCode))));
        List<ExecSession> before = parts.state().containerExecs(session.container()).stream()
                .filter(other -> other.status() == Status.STOPPED)
                .toList();
        before.stream()
                .limit(Math.max(0, before.size() + 1 - KEPT))
                .forEach(old -> changes.add(new Change.RemoveExec(old.id())));
        return changes;
    }

    ExecWaiters waiters() {
        return waiters;
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        waiters.committed(commit);
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutContainer put) {
                containerPut(put.container());
            }
        }
    }

    /** A container's end is the end of all that runs in it; what their monitors do not tell in time is lost. */
    private void containerPut(ContainerRecord container) {
        if (container.status().hasProcess()) {
            return;
        }
        for (ExecSession session : parts.state().containerExecs(container.id())) {
            if (session.status() == Status.RUNNING) {
                var unused = waiters.await(session)
                        .orTimeout(AFTER_CONTAINER_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(late -> {
                            work(() -> settleLost(session.id()));
                            return session;
                        });
            }
        }
    }

    /** Sessions whose process is gone, as far as is saved. */
    List<ProcessWatch.Gone> gone() {
        List<ProcessWatch.Gone> gone = new ArrayList<>();
        for (ExecSession session : parts.state().execs()) {
            if (session.status() == Status.RUNNING && !alive(session)) {
                gone.add(new ProcessWatch.Gone(
                        session.id(), parts.processes().alive(session.monitorPid(), session.monitorStart())));
            }
        }
        return gone;
    }

    private void work(Runnable step) {
        try {
            parts.workers().execute(step);
        } catch (RejectedExecutionException e) {
            LOG.debug("an exec session ended while the engine stops; the next start will see it");
        }
    }
}
