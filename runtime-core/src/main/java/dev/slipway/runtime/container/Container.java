package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One container and what can be done to it. Safe for use by several threads; operations on one container happen one
 * after the other.
 *
 * <p>Errors of every operation, as {@link EngineException}: NO_SUCH_CONTAINER once it is removed; STATE_INVALID, naming
 * the state and what to do, from any state but those given; RUNTIME_STOPPED once the engine is closed; CANCELLED when
 * the thread is interrupted while it waits.
 */
public final class Container {
    private final String id;
    private final Machinery parts;
    private final Operations operations;

    Container(String id, Machinery parts, Operations operations) {
        this.id = id;
        this.parts = parts;
        this.operations = operations;
    }

    public String id() {
        return id;
    }

    /** As the state knows it now. */
    public ContainerRecord record() {
        return operations.lifecycle().require(id);
    }

    /**
     * Makes its process, which then waits for the start: from CONFIGURED, STOPPED or EXITED to CREATED. What it depends
     * on must run. On failure nothing is left, the state is as before, with its error.
     *
     * @throws EngineException OCI_RUNTIME with the runtime's own text; NETWORK; STORAGE; MONITOR
     */
    public void init() {
        operations.lifecycle().init(id);
    }

    /**
     * Runs it: from CONFIGURED, CREATED, STOPPED or EXITED to RUNNING. Otherwise as {@link #init}.
     *
     * @param recursive starts what it depends on first
     */
    public void start(boolean recursive) {
        operations.lifecycle().start(id, recursive);
    }

    /**
     * Asks it to end by its stop signal, and kills it when its time is over: from CREATED, RUNNING or STOPPING to EXITED.
     *
     * @param timeout how long it has; null for its own, zero to kill it at once
     * @throws EngineException TIMEOUT if the kernel does not let it go
     */
    public void stop(@Nullable Duration timeout) {
        parts.gate().check();
        operations.stopping().stop(id, timeout);
    }

    /** Stops it if it has a process, and starts it: from any state but PAUSED and REMOVING to RUNNING. */
    public void restart(@Nullable Duration timeout) {
        if (Operation.STOP.allowed(record().status())) {
            stop(timeout);
        }
        start(false);
    }

    /**
     * Sends a signal to its first process: from RUNNING, STOPPING or PAUSED. After SIGKILL it has ended.
     *
     * @throws EngineException INVALID_ARGUMENT for a number that is no signal
     */
    public void kill(int signal) {
        operations.stopping().signal(id, signal);
    }

    /** Freezes its processes: from RUNNING to PAUSED. */
    public void pause() {
        operations.lifecycle().pause(id);
    }

    /** Lets its processes go on: from PAUSED to RUNNING. */
    public void resume() {
        operations.lifecycle().resume(id);
    }

    /**
     * Removes it with all that is its own: from CONFIGURED, CREATED, STOPPED, EXITED or REMOVING; with {@code force} from
     * any state, stopping it first. One that is removed already is no error.
     *
     * @param depend removes what depends on it first
     * @throws EngineException DEPENDENTS_EXIST before anything is stopped; IN_USE for an infra container
     */
    public void remove(boolean force, boolean depend) {
        operations.removal().remove(id, force, depend);
    }

    /**
     * Gives it another name, in any state but REMOVING.
     *
     * @throws EngineException NAME_IN_USE; INVALID_ARGUMENT
     */
    public void rename(String name) {
        operations.lifecycle().rename(id, name);
    }

    /**
     * Completes when one of the conditions holds, or with REMOVED when it is removed, or with RUNTIME_STOPPED when the
     * engine is closed. Answered from saved states only. Cancel it to wait no longer.
     */
    public CompletableFuture<WaitResult> await(Set<WaitCondition> conditions) {
        parts.gate().check();
        return operations.waiters().await(id, conditions);
    }

    /** Its log, in conmon's k8s-file form; does not exist before its first run. */
    public Path logPath() {
        return parts.layout().log(id);
    }

    /** Its cgroup, from the root of the hierarchy; exists while it has a process. */
    public String cgroupPath() {
        return RunSpec.cgroupPath(record().config());
    }

    /** The OCI runtime configuration in force: that of its run, or else that of its next. */
    public ObjectNode effectiveSpec() {
        return operations.launch().spec(record());
    }
}
