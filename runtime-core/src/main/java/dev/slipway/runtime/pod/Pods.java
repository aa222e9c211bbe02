package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Busy;
import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pods of an engine. Safe for use by several threads. Operations on all containers of a pod try each one, and report
 * each one's own outcome; their event is told if all went well.
 *
 * <p>Errors of every operation, as {@link EngineException}: NO_SUCH_POD, AMBIGUOUS_ID and INVALID_ARGUMENT as {@link
 * #require}; RUNTIME_STOPPED once the engine is closed.
 */
@SuppressWarnings("try") // a pod is kept, not looked at
public final class Pods implements AutoCloseable {
    private final Machinery parts;
    private final Busy busy;
    private final PodCreation creation;
    private final PodMembers members;
    private final PodStart starting;
    private final PodRemoval removal;
    private final PodWatch watch;
    private final PodUpdating updating;
    private final AutoCloseable listening;

    public Pods(Machinery parts, Containers containers, Path infraProgram) {
        this.parts = parts;
        this.busy = containers.busyPods();
        this.creation = new PodCreation(parts, new InfraRootfs(parts.layout().infraRootfs(), infraProgram));
        this.members = new PodMembers(parts, containers);
        ServiceContainers services = new ServiceContainers(parts, containers);
        this.starting = new PodStart(parts, containers, members, new InitContainers(parts, containers), services);
        this.removal = new PodRemoval(parts, containers, members, services);
        this.watch = new PodWatch(parts, busy, pod -> stop(pod.id(), null), services);
        this.updating = new PodUpdating(parts);
        this.listening = parts.state().listen(watch::committed);
    }

    /** Goes on with removals that were cut, and looks after the pods from now on. The containers must be open. */
    public void open() {
        removal.resume();
        busy.whenDone(watch::lookAfter);
        watch.open();
    }

    /**
     * Creates a pod with its infra container, CONFIGURED, both or none.
     *
     * @throws EngineException INVALID_ARGUMENT; NO_SUCH_NETWORK; NO_SUCH_CONTAINER, REMOVED and AMBIGUOUS_ID for the service
     *     container; INVALID_ARGUMENT where findings have several of these kinds. Its detail {@code findings} lists all that
     *     is wrong with the options. NAME_IN_USE for a name that was given; EXHAUSTED; UNSUPPORTED where the infra program is
     *     not installed
     */
    public PodConfig create(CreatePod request) {
        return create(request, OptionFindings.ofPod());
    }

    /**
     * As {@link #create(CreatePod)}.
     *
     * @param findings what is wrong with the options already; reported together with what is found now
     */
    public PodConfig create(CreatePod request, OptionFindings findings) {
        parts.gate().check();
        return creation.create(request, findings);
    }

    /**
     * The pod of this full id, name, or unique prefix of an id.
     *
     * @throws EngineException NO_SUCH_POD; AMBIGUOUS_ID; INVALID_ARGUMENT for an empty one
     */
    public PodConfig require(String idOrName) {
        parts.gate().check();
        return parts.state().lookupPod(idOrName);
    }

    /** All, oldest first. */
    public List<PodConfig> list() {
        parts.gate().check();
        return parts.state().pods();
    }

    /** Ways to find pods. */
    public PodLookups lookups() {
        return new PodLookups(parts.state(), parts.gate());
    }

    /** What the pod with this full id is doing. */
    public PodStatus status(String id) {
        return PodStatus.of(parts.state().podContainers(id));
    }

    /** Its cgroup, from the root of the hierarchy; exists while one of its containers has a process. */
    public String cgroupPath(PodConfig pod) {
        return CgroupPaths.ofPod(pod);
    }

    /**
     * Changes the limits of all its containers together, at once; those that are null stay. All or nothing is changed.
     *
     * @throws EngineException INVALID_ARGUMENT for one that is not sound or cannot hold as things are; UNSUPPORTED for one
     *     that this machine does not have; CGROUP with the kernel's reason if it refuses one
     */
    public void update(String idOrName, Resources limits) {
        updating.update(require(idOrName).id(), limits);
    }

    /**
     * Starts its service container; then its init containers one after the other, each to its end; then the others, infra
     * first, each after what it depends on, and side by side where they can. Those that run are left alone. One whose
     * dependency did not start is not tried: its outcome is STATE_INVALID.
     *
     * @throws EngineException STATE_INVALID if an init container ends with another code than 0 or is stopped, if another
     *     start is at them, and once the pod's removal has begun; NO_SUCH_CONTAINER if the service container is gone
     */
    public List<PodOutcome> start(String idOrName) {
        return perform(idOrName, "start", starting::start);
    }

    /**
     * Stops its containers, side by side where they can, those that others depend on last; those without a process are left
     * alone, and one that waits for its restart waits no longer. One that ends meanwhile is no failure.
     *
     * @param timeout how long each has; null for its own
     */
    public List<PodOutcome> stop(String idOrName, @Nullable Duration timeout) {
        return perform(idOrName, "stop", pod -> members.stop(pod.id(), timeout));
    }

    /**
     * Stops its containers, and starts them as {@link #start}.
     *
     * @param timeout how long each has to end; null for its own
     */
    public List<PodOutcome> restart(String idOrName, @Nullable Duration timeout) {
        return perform(idOrName, "restart", pod -> {
            List<PodOutcome> stopped = stop(pod.id(), timeout);
            return PodOutcome.allWell(stopped) ? start(pod.id()) : stopped;
        });
    }

    /**
     * Sends a signal to the first process of its containers that run; outcomes are theirs. After SIGKILL they have ended.
     *
     * @throws EngineException INVALID_ARGUMENT for a number that is no signal
     */
    public List<PodOutcome> kill(String idOrName, int signal) {
        Signals.check(signal);
        return perform(idOrName, "kill", pod -> members.kill(pod.id(), signal));
    }

    /** Freezes its containers that run; outcomes are theirs. */
    public List<PodOutcome> pause(String idOrName) {
        return perform(idOrName, "pause", pod -> members.pause(pod.id()));
    }

    /** Lets its containers go on that are paused; outcomes are theirs. */
    public List<PodOutcome> resume(String idOrName) {
        return perform(idOrName, "resume", pod -> members.resume(pod.id()));
    }

    private List<PodOutcome> perform(String idOrName, String action, Function<PodConfig, List<PodOutcome>> operation) {
        PodConfig pod = require(idOrName);
        try (Locks.Held kept = busy.keep(pod.id())) {
            List<PodOutcome> outcomes = operation.apply(pod);
            if (PodOutcome.allWell(outcomes)) {
                parts.state().commit(List.of(PodEvents.of(parts.clock().instant(), pod, action)));
            }
            return outcomes;
        }
    }

    /**
     * Removes it with its infra container; with {@code force} all its containers, paused ones as well. All are stopped before one is removed;
     * if one can't be, nothing is removed. From then on it is being removed, also after a crash. It stays, with the
     * containers that could not be removed, where an outcome has an error; its removal can be asked for again.
     *
     * @param timeout how long each has to end; null for its own
     * @throws EngineException before anything is stopped: IN_USE if it has containers besides infra and {@code force} is
     *     not given; STATE_INVALID if one is unknown; NOT_PERMITTED if one is protected
     */
    public List<PodOutcome> remove(String idOrName, boolean force, @Nullable Duration timeout) {
        PodConfig pod = require(idOrName);
        try (Locks.Held kept = busy.keep(pod.id())) {
            return removal.remove(pod, force, timeout);
        }
    }

    /** Looks after the pods no longer. They go on. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
