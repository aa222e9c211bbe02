package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.CgroupManager;
import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.cgroup.LimitCheck;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cgroups that those of containers lie in: made when a container needs them first, given back when none uses them.
 * Each is marked before it is made, so that the next helper knows it for this one's, and not another's under the same
 * parent. Safe for use by several threads.
 */
public final class CgroupParents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CgroupParents.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final CgroupManager manager;
    private final Hierarchies hierarchies;
    private final State state;
    private final CgroupMarks marks;
    private final String top;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param top the engine's own parent
     */
    public CgroupParents(CgroupManager manager, Hierarchies hierarchies, State state, Path marks, String top) {
        this.manager = manager;
        this.hierarchies = hierarchies;
        this.state = state;
        this.marks = new CgroupMarks(marks);
        this.top = top;
    }

    /**
     * Makes what a container that is to run lies in; the limits of its pod hold from then on.
     *
     * @throws EngineException CGROUP; UNSUPPORTED for a limit that this machine does not have, or a parent of the other
     *     manager. Nothing is left then that was not there before
     */
    void ready(ContainerConfig config) {
        String parent = config.cgroupParent();
        if (known.contains(parent) && (config.pod() == null || exists(parent))) {
            return;
        }
        requireOwn(config);
        synchronized (this) {
            marks.put(parent);
            pod(config).ifPresent(pod -> make(parent, limits(pod)));
            known.add(parent);
        }
    }

    private void requireOwn(ContainerConfig config) {
        CgroupNaming made = CgroupNaming.of(config.cgroupParent());
        if (made != manager.naming()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not start container " + config.name() + ": its cgroup is to be in "
                                    + config.cgroupParent() + ", which is for the cgroup manager " + made.word()
                                    + ", and the engine uses "
                                    + manager.naming().word())
                    .hint("Make it anew, or set cgroup_manager = \"" + made.word() + "\" in the configuration.");
        }
    }

    private void make(String pod, ObjectNode limits) {
        boolean there = exists(pod);
        boolean made = false;
        try {
            manager.make(pod, limits);
            made = true;
        } finally {
            if (!made && !there && manager.removePod(pod)) {
                marks.remove(pod);
            }
        }
    }

    /** Moves a monitor beside the container's cgroup; a container whose monitor stays where it is runs as well. */
    void placeMonitor(ContainerConfig config, String id, int pid) {
        try {
            manager.placeMonitor(config.cgroupParent(), id, pid);
        } catch (EngineException e) {
            LOG.warn("{}: its monitor stays in the helper's cgroup: {}", id, e.message());
        }
    }

    /**
     * Gives a pod's cgroup the limits of its next configuration if it is there, all or none.
     *
     * @return what takes them back
     * @throws EngineException as {@link CgroupManager#limit}; INVALID_ARGUMENT for one that cannot hold as things are
     */
    public Runnable limit(PodConfig pod, PodConfig next) {
        String cgroup = CgroupPaths.pod(pod);
        if (!exists(cgroup)) {
            return () -> {};
        }
        String refused = "could not update pod " + pod.name() + ": ";
        LimitCheck.require(hierarchies.cgroup(CgroupPaths.ofPod(pod)), limits(next), refused);
        return manager.limit(cgroup, limits(pod), limits(next));
    }

    /**
     * Gives back the cgroup of a pod, or the parent of a container, that is removed, unless another's needs it. Processes
     * that are about to end, such as monitors, are waited for.
     */
    public void giveBack(String parent) {
        if (parent.equals(top)) {
            return;
        }
        remove(parent, System.nanoTime() + PATIENCE_NANOS);
        if (manager.naming() == CgroupNaming.CGROUPFS) {
            for (String outer : CgroupPaths.below(top, parent)) {
                remove(outer, System.nanoTime());
            }
        }
    }

    private void remove(String parent, long deadline) {
        while (!removeUnused(parent)) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                LOG.warn("the cgroup {} is in use still: it is removed at the next start", parent);
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** False if it is not used, and still not gone. */
    private synchronized boolean removeUnused(String parent) {
        if (used(parent)) {
            return true;
        }
        if (!(isPod(parent) ? manager.removePod(parent) : manager.removeParent(parent))) {
            return false;
        }
        known.remove(parent);
        marks.remove(parent);
        return true;
    }

    private boolean used(String parent) {
        return state.pods().stream().anyMatch(pod -> CgroupPaths.within(CgroupPaths.pod(pod), parent))
                || state.containers().stream()
                        .anyMatch(other -> CgroupPaths.within(other.config().cgroupParent(), parent));
    }

    private static boolean isPod(String parent) {
        return CgroupNaming.of(parent).isPod(parent);
    }

    /**
     * Brings what a helper before this one has left in line with the state: limits of pods, and the cgroups of those that
     * are not known.
     */
    void open() {
        for (String parent : marks.all()) {
            if (!parent.equals(top)) {
                Reconciliation.guarded(parent, () -> remove(parent, System.nanoTime()));
            }
        }
        for (PodConfig pod : state.pods()) {
            Reconciliation.guarded(pod.id(), () -> {
                var unused = limit(pod, pod);
            });
        }
    }

    /** Gives the engine's own parent back if nothing runs in it; what another engine has in it stays. */
    @Override
    public void close() {
        try {
            boolean runs = state.containers().stream()
                    .anyMatch(container -> container.status().hasProcess());
            long deadline = System.nanoTime() + (runs ? 0 : PATIENCE_NANOS);
            while (!manager.removeParent(top) && marks.has(top) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } finally {
            manager.close();
        }
    }

    private boolean exists(String parent) {
        return hierarchies.cgroup(CgroupNaming.of(parent).path(parent)).exists();
    }

    private Optional<PodConfig> pod(ContainerConfig config) {
        return Optional.ofNullable(config.pod()).flatMap(state::pod);
    }

    private static ObjectNode limits(PodConfig pod) {
        return Objects.requireNonNullElseGet(pod.resources(), JsonNodeFactory.instance::objectNode);
    }
}
