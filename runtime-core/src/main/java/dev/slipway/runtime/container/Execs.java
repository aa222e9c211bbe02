package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Console;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Further processes in running containers: exec sessions, from CREATED over RUNNING to STOPPED. They outlive the engine
 * as containers do. The newest 64 that have ended are kept for each container; all go with it. Safe for use by several
 * threads.
 *
 * <p>Errors of every operation, as {@link EngineException}: NO_SUCH_EXEC and AMBIGUOUS_ID for a session; STATE_INVALID
 * from any state but those given; RUNTIME_STOPPED once the engine is closed. A session is named by its id or a unique
 * prefix of it.
 */
@SuppressWarnings("try") // a lock is held, not looked at
public final class Execs {
    private static final int TRIES = 8;

    private final Machinery parts;
    private final Operations operations;
    private final ExecLaunch launch;

    Execs(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.launch = new ExecLaunch(parts, operations);
    }

    /**
     * Makes a session in a container that is RUNNING; nothing runs yet.
     *
     * @param container its full id, name, or unique prefix of an id
     * @throws EngineException NO_SUCH_CONTAINER; AMBIGUOUS_ID; STATE_INVALID if it does not run
     */
    public ExecSession create(String container, ExecRequest request) {
        parts.gate().check();
        String id = parts.state().lookupContainer(container).id();
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord found = operations.lifecycle().require(id, Operation.EXEC);
            ExecSession session = new ExecSession(
                    freeId(),
                    found.id(),
                    parts.clock().instant(),
                    request.command(),
                    request.terminal(),
                    request.stdin(),
                    request.user(),
                    request.workdir(),
                    request.env(),
                    request.privileged(),
                    Status.CREATED,
                    0,
                    0,
                    0,
                    0,
                    0,
                    null,
                    null);
            parts.state().commit(List.of(new Change.AddExec(session)));
            return session;
        }
    }

    private String freeId() {
        String id = parts.names().id();
        for (int i = 0; i < TRIES && parts.state().exec(id).isPresent(); i++) {
            id = parts.names().id();
        }
        return id;
    }

    /** The session of this id or unique prefix of one. */
    public ExecSession require(String id) {
        parts.gate().check();
        return parts.state().lookupExec(id);
    }

    /**
     * All, or those of one container, oldest first.
     *
     * @param container as of {@link #create}; null for all
     */
    public List<ExecSession> list(@Nullable String container) {
        parts.gate().check();
        return container == null
                ? parts.state().execs()
                : parts.state()
                        .containerExecs(parts.state().lookupContainer(container).id());
    }

    /**
     * Runs its process: from CREATED to RUNNING. It returns once the program is executed. On failure the session is
     * removed, and nothing of it is left.
     *
     * @throws EngineException STATE_INVALID also if the container does not run; INVALID_ARGUMENT for an unknown user;
     *     OCI_RUNTIME with the runtime's own words; MONITOR
     */
    public void start(String id) {
        launch.start(require(id), null);
    }

    /** The same, attached to its streams before it runs, so that none of its output is missed. */
    public Attachment startAttached(String id, Streams streams) {
        return Objects.requireNonNull(launch.start(require(id), streams));
    }

    /**
     * Completes with the session once its end is saved; with NO_SUCH_EXEC if it is removed before, with RUNTIME_STOPPED
     * when the engine is closed.
     */
    public CompletableFuture<ExecSession> await(String id) {
        return operations.execEndings().waiters().await(require(id));
    }

    /**
     * Sends a signal to its process: from RUNNING.
     *
     * @throws EngineException INVALID_ARGUMENT for a number that is no signal
     */
    public void kill(String id, int signal) {
        parts.gate().check();
        ExecSession session = operations.execStopping().requireRunning(id, "send a signal to");
        operations.execStopping().signal(session, signal);
    }

    /**
     * Asks its process to end by SIGTERM, and kills it when its time is over: from RUNNING to STOPPED.
     *
     * @param timeout zero to kill it at once
     * @throws EngineException TIMEOUT if the kernel does not let it go
     */
    public void stop(String id, Duration timeout) {
        parts.gate().check();
        operations.execStopping().stop(operations.execStopping().requireRunning(id, "stop"), timeout);
    }

    /**
     * Sets the size of its terminal: from RUNNING.
     *
     * @throws EngineException STATE_INVALID if it has no terminal; INVALID_ARGUMENT for a size no terminal has
     */
    public void resize(String id, int width, int height) {
        parts.gate().check();
        ExecSession session = operations.execStopping().requireRunning(id, "resize the terminal of");
        if (!session.terminal()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not resize the terminal of exec session " + session.id() + ": it has none")
                    .about(session.id())
                    .hint("Make a session with a terminal.");
        }
        try (Locks.Held held = parts.locks().hold(session.id())) {
            new Console(parts.layout().exec(session.id())).resize(width, height);
        }
    }

    /**
     * Forgets a session: from CREATED and STOPPED; with {@code force} also from RUNNING, killing its process first.
     */
    public void remove(String id, boolean force) {
        ExecSession known = require(id);
        if (force && known.status() == Status.RUNNING) {
            operations.execStopping().stop(known, Duration.ZERO);
        }
        try (Locks.Held held = parts.locks().hold(known.container())) {
            ExecSession session = parts.state().lookupExec(known.id());
            if (session.status() == Status.RUNNING) {
                throw EngineException.of(
                                ErrorKind.STATE_INVALID,
                                "could not remove exec session " + session.id() + ": it is running")
                        .about(session.id())
                        .hint("Wait for its end, or remove it with force.");
            }
            parts.state().commit(List.of(new Change.RemoveExec(session.id())));
        }
    }
}
