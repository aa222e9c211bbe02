package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Busy;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The containers whose lives pods belong to: each starts before its pods, is stopped once none of them runs, and removed
 * after the last. Nothing of this is done with the lock of a pod or container held.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class ServiceContainers {
    private final Machinery parts;
    private final Containers containers;
    private final Busy busy;

    ServiceContainers(Machinery parts, Containers containers) {
        this.parts = parts;
        this.containers = containers;
        this.busy = containers.busyPods();
    }

    /**
     * Starts the service container of a pod that is being started, if it has one that does not run.
     *
     * @throws EngineException NO_SUCH_CONTAINER if it is gone; as {@link Container#start}
     */
    void start(PodConfig pod) {
        String id = pod.serviceId();
        if (id == null) {
            return;
        }
        ContainerRecord service = parts.state().container(id).orElseThrow(() -> EngineException.of(
                        ErrorKind.NO_SUCH_CONTAINER,
                        "could not start pod " + pod.name() + ": its service container " + id + " is gone")
                .about(id)
                .hint("Remove the pod, and make it anew."));
        Container container = containers.of(id);
        if (service.status() == ContainerStatus.STOPPING) {
            container.stop(Duration.ZERO);
        }
        try (Locks.Held held = deciding(id)) {
            container.ensureRunning();
        }
    }

    /** Stops it if none of its pods runs, or is about to. */
    void stopIfIdle(String id) {
        try (Locks.Held held = deciding(id)) {
            List<PodConfig> pods = pods(id);
            boolean active =
                    parts.state().container(id).filter(ContainerRecord::active).isPresent();
            if (active && !pods.isEmpty() && pods.stream().allMatch(this::idle)) {
                containers.of(id).stop(null);
            }
        }
    }

    /** Keeps a service from being stopped between the look at its pods and the stop, because one of them is started. */
    private Locks.Held deciding(String id) {
        return parts.locks().hold("service " + id);
    }

    private boolean idle(PodConfig pod) {
        List<ContainerRecord> members = parts.state().podContainers(pod.id());
        PodStatus status = PodStatus.of(members);
        return !busy.contains(pod.id())
                && members.stream().noneMatch(ContainerRecord::active)
                && (status == PodStatus.STOPPED || status == PodStatus.EXITED || status == PodStatus.ERROR);
    }

    /**
     * Removes the service container of a pod that is being removed, unless it serves others.
     *
     * @return how that went; empty if there was nothing to remove
     */
    Optional<PodOutcome> removeAfter(PodConfig pod) {
        String id = pod.serviceId();
        if (id == null || pods(id).stream().anyMatch(other -> !other.removing())) {
            return Optional.empty();
        }
        return parts.state()
                .container(id)
                .map(service -> PodOutcome.of(id, service.name(), () -> containers.removeService(id)));
    }

    private List<PodConfig> pods(String id) {
        return parts.state().pods().stream()
                .filter(pod -> id.equals(pod.serviceId()))
                .toList();
    }
}
