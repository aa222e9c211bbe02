package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
@SuppressWarnings("try") // a pod is kept, not looked at
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
     * As {@link #start}; one that runs already is left alone.
     */
    public void ensureRunning() {
        operations.lifecycle().startUnlessRunning(id);
    }

    /**
     * As {@link #ensureRunning()}, with places of its own choice on networks if it is started.
     *
     * @param places what is wanted of them, by the networks' names, in place of what its configuration wants
     */
    public void ensureRunning(Map<String, NetworkOptions> places) {
        operations.lifecycle().startUnlessRunning(id, places);
    }

    /**
     * As {@link #start}, attached to its streams before it runs, so that none of its output is missed. On failure
     * nobody is attached.
     *
     * @throws EngineException STATE_INVALID if stdin is wanted and not kept open
     */
    public Attachment startAttached(boolean recursive, Streams streams) {
        return operations.attaching().start(id, recursive, streams);
    }

    /**
     * Attaches to the streams of its first process, as one of several: from CREATED and RUNNING. What it wrote before is
     * in its log. Close what is returned.
     *
     * @throws EngineException STATE_INVALID also if stdin is wanted and not kept open; MONITOR
     */
    public Attachment attach(Streams streams) {
        return operations.attaching().attach(id, streams);
    }

    /**
     * Sets the size of its terminal: from CREATED and RUNNING.
     *
     * @throws EngineException STATE_INVALID also if it has none; INVALID_ARGUMENT for a size no terminal has
     */
    public void resize(int width, int height) {
        operations.attaching().resize(id, width, height);
    }

    /**
     * Asks it to end by its stop signal, and kills it when its time is over: from CREATED, RUNNING or STOPPING to EXITED.
     * One that waits for its restart, STOPPED or EXITED, waits no longer. Its restart policy does not start it again.
     *
     * @param timeout how long it has; null for its own, zero to kill it at once
     * @throws EngineException TIMEOUT if the kernel does not let it go
     */
    public void stop(@Nullable Duration timeout) {
        parts.gate().check();
        operations.stopping().stop(id, timeout);
    }

    /**
     * Stops it if it has a process, and starts it: from any state but PAUSED and REMOVING to RUNNING.
     *
     * @throws EngineException STATE_INVALID before it is stopped if what it depends on does not run
     */
    public void restart(@Nullable Duration timeout) {
        parts.gate().check();
        operations.lifecycle().requireDependencies(id);
        try (Locks.Held held = operations.busyPods().keep(record().config().pod())) {
            if (Operation.STOP.allowed(record().status())) {
                stop(timeout);
            }
            start(false);
        }
    }

    /**
     * Sends a signal to its first process: from RUNNING, STOPPING or PAUSED. After SIGKILL it has ended. After SIGKILL,
     * SIGTERM and its own stop signal its restart policy does not start it again.
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
     * any state but UNKNOWN, stopping it first. One that is removed already is no error.
     *
     * @param depend removes what depends on it first
     * @throws EngineException before anything is stopped: DEPENDENTS_EXIST; IN_USE for an infra container; NOT_PERMITTED
     *     if one of those is protected
     */
    public void remove(boolean force, boolean depend) {
        remove(force, depend, false);
    }

    /**
     * As {@link #remove(boolean, boolean)}.
     *
     * @param volumes takes the anonymous volumes along that no other container uses
     */
    public void remove(boolean force, boolean depend, boolean volumes) {
        operations.removal().remove(id, force, depend, volumes);
    }

    /**
     * Drops it from what is known: removes it by force, and where that fails forgets it. What is left of it then is given
     * back at the next start of the engine.
     *
     * @throws EngineException DEPENDENTS_EXIST, IN_USE and NOT_PERMITTED as {@link #remove}
     */
    public void evict() {
        evict(false);
    }

    /**
     * As {@link #evict()}.
     *
     * @param volumes takes the anonymous volumes along that no other container uses
     */
    public void evict(boolean volumes) {
        operations.eviction().evict(id, volumes);
    }

    /**
     * Mounts its root filesystem, in any state but REMOVING, and says where on the host. Until it is unmounted, removed,
     * or its next run ends; also beyond the life of the engine. One that is mounted already is no error.
     */
    public Path mount() {
        return operations.mounting().mount(id);
    }

    /** Takes that mount back, from CONFIGURED, STOPPED or EXITED; one that is not mounted is no error. */
    public void unmount() {
        operations.mounting().unmount(id);
    }

    /**
     * Puts it on one more network, in any state but REMOVING; one with a process at once. One that is only configured, and
     * on it already, is left alone.
     *
     * @throws EngineException NO_SUCH_NETWORK; INVALID_ARGUMENT for what can't be had there, and where its network is the
     *     host's or another container's; IN_USE where it is on that network already; STATE_INVALID where it was started
     *     without a network; NETWORK, and nothing is left
     */
    public void connect(String network, NetworkOptions wanted) {
        operations.connecting().connect(id, network, wanted);
    }

    /**
     * Takes it off a network, in any state but REMOVING; one with a process at once.
     *
     * @param force one that is not on it is no error, nor is a plugin that fails: what that keeps is given back when the
     *     container ends
     * @throws EngineException INVALID_ARGUMENT where it is not on that network; NETWORK, then it can be asked for again
     */
    public void disconnect(String network, boolean force) {
        operations.connecting().disconnect(id, network, force);
    }

    /**
     * Gives it another name, in any state but REMOVING; others on its networks find it by that at once.
     *
     * @throws EngineException NAME_IN_USE; INVALID_ARGUMENT
     */
    public void rename(String name) {
        operations.connecting().rename(id, name);
    }

    /**
     * Changes its limits and policies, in any state but REMOVING: the limits of one with a process at once, with the lock
     * held. All or nothing is changed. Its health check begins anew where it is changed; a restart that it waits for is
     * left if the new policy does not want it.
     *
     * @throws EngineException INVALID_ARGUMENT; OCI_RUNTIME with the kernel's reason if it refuses a limit
     */
    public void update(ContainerUpdate wanted) {
        operations.updating().update(id, wanted);
    }

    /**
     * Runs its health check now, from RUNNING, and takes the result in; after a run that goes on.
     *
     * @throws EngineException INVALID_ARGUMENT if it has none
     */
    public Health.Run checkHealth() {
        return operations.healthchecks().checkNow(id);
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
