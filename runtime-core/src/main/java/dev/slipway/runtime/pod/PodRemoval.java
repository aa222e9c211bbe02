package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Guard;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes pods with their containers. All are stopped before one is removed; then that they are being removed is saved,
 * in one commit, and from there on the removal goes on whatever happens: where it was cut, at the next opening.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class PodRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(PodRemoval.class);
    private static final int TRIES = 3;

    private final Machinery parts;
    private final Containers containers;
    private final PodMembers members;
    private final ServiceContainers services;

    PodRemoval(Machinery parts, Containers containers, PodMembers members, ServiceContainers services) {
        this.parts = parts;
        this.containers = containers;
        this.members = members;
        this.services = services;
    }

    /** Somebody may start one of its containers again after the stop: then both are tried again, a few times. */
    List<PodOutcome> remove(PodConfig pod, boolean force, @Nullable Duration timeout) {
        requireForce(pod, force);
        for (int i = 1; ; i++) {
            requireSettled(pod);
            List<PodOutcome> ended = end(pod, timeout);
            if (!PodOutcome.allWell(ended)) {
                return ended;
            }
            try {
                begin(pod);
                return finish(pod);
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.STATE_INVALID || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** A pod of which only the infra container is left needs no force. */
    private void requireForce(PodConfig pod, boolean force) {
        boolean others = parts.state().podContainers(pod.id()).stream()
                .anyMatch(member -> !member.config().infra());
        if (others && !force) {
            throw EngineException.of(ErrorKind.IN_USE, "could not remove pod " + pod.name() + ": it has containers")
                    .about(pod.id())
                    .hint("Remove its containers first, or remove it with force.");
        }
    }

    private void requireSettled(PodConfig pod) {
        List<ContainerRecord> all = parts.state().podContainers(pod.id());
        Guard.check("pod " + pod.name(), all);
        for (ContainerRecord member : all) {
            if (member.status() == ContainerStatus.UNKNOWN) {
                throw unready(pod, member).hint("Drop that container from the state: container.evict.");
            }
        }
    }

    private static EngineException unready(PodConfig pod, ContainerRecord member) {
        return EngineException.of(
                        ErrorKind.STATE_INVALID,
                        "could not remove pod " + pod.name() + ": its container " + member.name() + " is "
                                + member.status().word())
                .about(member.id())
                .detail("status", member.status().word());
    }

    /** Ends all processes in it, those of exec sessions included. */
    private List<PodOutcome> end(PodConfig pod, @Nullable Duration timeout) {
        List<PodOutcome> stopped = members.end(pod.id(), timeout);
        if (!PodOutcome.allWell(stopped)) {
            return stopped;
        }
        StartOrder order = members.order(pod.id(), member -> true);
        return members.sideBySide()
                .take(order.backwards(), id -> Set.of(), (container, before) -> containers.endExecs(container.id()));
    }

    /**
     * Saves that the pod and all its containers are being removed.
     *
     * @throws EngineException STATE_INVALID if one of them has a process again
     */
    private void begin(PodConfig pod) {
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            parts.gate().check();
            parts.state().pod(pod.id()).ifPresent(this::saveIntent);
        }
    }

    /** With the locks of all its containers, in id order. */
    private void saveIntent(PodConfig pod) {
        Deque<Locks.Held> held = new ArrayDeque<>();
        try {
            parts.state()
                    .podContainers(pod.id())
                    .forEach(each -> held.push(parts.locks().hold(each.id())));
            requireSettled(pod);
            List<Change> intent = new ArrayList<>();
            intent.add(new Change.PutPod(pod.edit().removing(true).build()));
            for (ContainerRecord member : parts.state().podContainers(pod.id())) {
                if (member.status().hasProcess()) {
                    throw unready(pod, member).hint("Try again.");
                }
                containers.requireNoExecs(member);
                intent.add(new Change.PutContainer(new ContainerRecord(
                        member.config(),
                        member.state()
                                .edit()
                                .status(ContainerStatus.REMOVING)
                                .volumesGo(true)
                                .build())));
            }
            parts.state().commit(intent);
        } finally {
            held.forEach(Locks.Held::close);
        }
    }

    /** Goes on with removals that were cut. What goes wrong with one pod does not keep the others from it. */
    void resume() {
        for (PodConfig pod : parts.state().pods()) {
            if (pod.removing()) {
                try {
                    String left = PodOutcome.summary("remove", pod.name(), finish(pod));
                    if (left != null) {
                        LOG.warn("{}", left);
                    }
                } catch (EngineException e) {
                    LOG.warn("the removal of pod {} could not be finished: {}", pod.name(), e.message(), e);
                }
            }
        }
    }

    /** Removes a pod whose removal has begun. The last container goes with the pod, after its service container. */
    private List<PodOutcome> finish(PodConfig pod) {
        List<PodOutcome> outcomes = new ArrayList<>();
        List<String> ids = members.order(pod.id(), member -> true).backwards();
        int last = Math.max(0, ids.size() - 1);
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            ids.subList(0, last)
                    .forEach(id -> outcomes.add(outcome(id, () -> containers.removeWithPod(id, List.of()))));
        }
        if (PodOutcome.allWell(outcomes)) {
            services.removeAfter(pod).ifPresent(outcomes::add);
        }
        if (!PodOutcome.allWell(outcomes)) {
            return outcomes;
        }
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            ids.subList(last, ids.size())
                    .forEach(id -> outcomes.add(outcome(id, () -> containers.removeWithPod(id, gone(pod)))));
            if (parts.state().pod(pod.id()).isPresent()
                    && parts.state().podContainers(pod.id()).isEmpty()) {
                parts.state().commit(gone(pod));
            }
        }
        if (parts.state().pod(pod.id()).isEmpty()) {
            parts.cgroupParents().giveBack(CgroupPaths.pod(pod));
        }
        return outcomes;
    }

    private List<Change> gone(PodConfig pod) {
        return List.of(
                new Change.RemovePod(pod.id()), PodEvents.of(parts.clock().instant(), pod, "remove"));
    }

    private PodOutcome outcome(String id, Runnable step) {
        return PodOutcome.of(
                id, parts.state().container(id).map(ContainerRecord::name).orElse(id), step);
    }
}
