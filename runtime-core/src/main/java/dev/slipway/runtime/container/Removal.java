package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.volume.VolumeChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes containers and all that is their own. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
    private static final int TRIES = 3;

    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final Stopping stopping;
    private final Endings endings;
    private final ExecStopping execs;
    private final ImagePins pins;

    Removal(
            Machinery parts,
            Ledger ledger,
            Lifecycle lifecycle,
            Stopping stopping,
            Endings endings,
            ExecStopping execs,
            ImagePins pins) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.stopping = stopping;
        this.endings = endings;
        this.execs = execs;
        this.pins = pins;
    }

    /**
     * Removes a container; one that is gone is no error. Nothing is stopped unless all of it may be removed.
     *
     * @param volumes takes the anonymous volumes along that nobody else uses
     */
    void remove(String id, boolean force, boolean depend, boolean volumes) {
        ContainerRecord container = parts.state().container(id).orElse(null);
        if (container == null) {
            return;
        }
        parts.gate().check();
        Map<String, ContainerRecord> removed = new LinkedHashMap<>();
        if (depend) {
            addDependents(container, removed);
        }
        removed.put(id, container);
        requireRemovable(container, removed.values());
        if (!depend) {
            requireNoDependents(container);
        } else if (!force) {
            removed.values().forEach(Operation.REMOVE::require);
        }
        removed.values().forEach(each -> stopAndRemove(each, force, volumes));
    }

    /** Each before what it depends on. */
    private void addDependents(ContainerRecord container, Map<String, ContainerRecord> found) {
        for (String id : parts.state().dependents(container.id())) {
            ContainerRecord dependent = parts.state().container(id).orElse(null);
            if (dependent != null && !found.containsKey(id)) {
                addDependents(dependent, found);
                found.put(id, dependent);
            }
        }
    }

    private void requireRemovable(ContainerRecord container, Collection<ContainerRecord> removed) {
        if (container.config().infra()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove container " + container.name() + ": it holds a pod's namespaces")
                    .about(container.id())
                    .hint("Remove the pod.");
        }
        removed.forEach(this::requireNoService);
        Guard.check("container " + container.name(), removed);
    }

    private void requireNoService(ContainerRecord container) {
        for (PodConfig pod : parts.state().pods()) {
            if (container.id().equals(pod.serviceId())) {
                throw EngineException.of(
                                ErrorKind.IN_USE,
                                "could not remove container " + container.name()
                                        + ": it is the service container of pod " + pod.name())
                        .about(container.id())
                        .hint("Remove the pod: it goes with the last one.");
            }
        }
    }

    /**
     * Removes the container of a pod whose removal is saved, saving {@code more} with it; one that is gone is no error.
     * With the pod's lock held.
     */
    void removeWithPod(String id, List<Change> more) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container != null) {
                requireNoDependents(container);
                finish(container, true, more);
            }
        }
    }

    /** Stops and removes the service container of the last pod that it served; one that is gone is no error. */
    void removeService(String id) {
        parts.state().container(id).ifPresent(container -> stopAndRemove(container, true, true));
    }

    /** Somebody may start it again between the stop and the removal: then both are tried again, a few times. */
    private void stopAndRemove(ContainerRecord container, boolean force, boolean volumes) {
        for (int i = 1; ; i++) {
            if (force) {
                stopping.end(container.id());
            }
            endExecs(container.id(), force);
            try {
                removeLocked(container, volumes);
                return;
            } catch (EngineException e) {
                if (!force || e.kind() != ErrorKind.STATE_INVALID || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** One whose process still runs is refused by its own state. */
    void endExecs(String id, boolean force) {
        parts.state()
                .container(id)
                .filter(container -> !container.status().hasProcess())
                .ifPresent(container -> execs.endAll(container, force));
    }

    /** The lock of its pod is taken first, as everywhere. */
    private void removeLocked(ContainerRecord known, boolean volumes) {
        String pod = known.config().pod();
        if (pod == null) {
            removeHeld(known.id(), volumes);
            return;
        }
        try (Locks.Held held = parts.locks().hold(pod)) {
            removeHeld(known.id(), volumes);
        }
    }

    private void removeHeld(String id, boolean volumes) {
        try (Locks.Held held = parts.locks().hold(id)) {
            parts.gate().check();
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container == null) {
                return;
            }
            Guard.check("container " + container.name(), List.of(container));
            Operation.REMOVE.require(container);
            requireNoDependents(container);
            execs.requireNone(container);
            finish(container, volumes, List.of());
        }
    }

    /**
     * Removes a container that has no process to be stopped. The intent is saved before anything is given back, so that
     * a removal that was cut short goes on at the next start. With the container's lock held.
     *
     * @param volumes whether its anonymous volumes go with it; a removal that was begun so ends so
     */
    void finish(ContainerRecord container, boolean volumes, List<Change> more) {
        String id = container.id();
        boolean holdsNothing =
                container.status() == ContainerStatus.CONFIGURED || container.status() == ContainerStatus.EXITED;
        if (!holdsNothing) {
            if (container.status() != ContainerStatus.REMOVING) {
                ledger.save(container, removing(container.state(), volumes));
            }
            lifecycle.release(id);
        }
        forget(container, volumes || container.state().volumesGo(), more);
        sweep(id);
        pins.release(container.config().imageId());
        parts.cgroupParents().giveBack(container.config().cgroupParent());
    }

    /** The state of a container whose removal has begun. */
    static ContainerState removing(ContainerState state, boolean volumes) {
        return state.edit().status(ContainerStatus.REMOVING).volumesGo(volumes).build();
    }

    /** Drops a container from the state, with the volumes that go with it. */
    void forget(ContainerRecord container, boolean volumes, List<Change> more) {
        if (!volumes) {
            ledger.remove(container, more);
            return;
        }
        try (VolumeChanges drop = parts.volumes().uses().dropAnonymous(container.config())) {
            List<Change> all = new ArrayList<>(drop.changes());
            all.addAll(more);
            ledger.remove(container, all);
            drop.saved();
        } catch (EngineException e) {
            if (parts.state().container(container.id()).isPresent()) {
                throw e;
            }
            LOG.warn("container {} is removed: {}", container.id(), e.message());
        }
    }

    /** Deletes the files of a container that is no longer known. What cannot be deleted is tried again at the next start. */
    void sweep(String id) {
        try {
            endings.forget(id);
            lifecycle.release(id);
            Folders.delete(parts.layout().bundle(id));
        } catch (EngineException e) {
            LOG.warn("container {} is removed, but not all of its files: {}", id, e.message());
        }
    }

    private void requireNoDependents(ContainerRecord container) {
        List<String> dependents = parts.state().dependents(container.id());
        if (!dependents.isEmpty()) {
            String names = dependents.stream()
                    .map(id -> parts.state()
                            .container(id)
                            .map(ContainerRecord::name)
                            .orElse(id))
                    .collect(Collectors.joining(", "));
            throw EngineException.of(
                            ErrorKind.DEPENDENTS_EXIST,
                            "could not remove container " + container.name() + ": " + names + " depend on it")
                    .about(container.id())
                    .detail("dependents", dependents)
                    .hint("Remove them first, or remove it with its dependents.");
        }
    }
}
