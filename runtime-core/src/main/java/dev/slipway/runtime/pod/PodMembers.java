package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operations that do the same to all containers of a pod. No lock of the pod is held: a process may be waited for. */
final class PodMembers {
    private final Machinery parts;
    private final SideBySide sideBySide;

    PodMembers(Machinery parts, Containers containers) {
        this.parts = parts;
        this.sideBySide = new SideBySide(parts, containers);
    }

    SideBySide sideBySide() {
        return sideBySide;
    }

    /** The order of those of a pod's containers that are wanted; all come after the infra container. */
    StartOrder order(String podId, Predicate<ContainerRecord> wanted) {
        List<ContainerRecord> members =
                parts.state().podContainers(podId).stream().filter(wanted).toList();
        Set<String> first = new LinkedHashSet<>();
        members.stream().filter(member -> member.config().infra()).forEach(infra -> first.add(infra.id()));
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        for (ContainerRecord member : members) {
            Set<String> needed = new LinkedHashSet<>(member.config().dependencies());
            if (!member.config().infra()) {
                needed.addAll(first);
            }
            dependencies.put(member.id(), needed);
        }
        return StartOrder.of(dependencies);
    }

    /** Stops those that have a process or wait for their restart, each before what it depends on. */
    List<PodOutcome> stop(String podId, @Nullable Duration timeout) {
        return backwards(
                podId,
                member -> member.active() || member.status() == ContainerStatus.UNKNOWN,
                container -> container.stop(timeout));
    }

    /** As {@link #stop}, but kills those that are paused. */
    List<PodOutcome> end(String podId, @Nullable Duration timeout) {
        return backwards(podId, ContainerRecord::active, container -> {
            if (container.record().status() == ContainerStatus.PAUSED) {
                container.kill(Signals.KILL);
            } else {
                container.stop(timeout);
            }
        });
    }

    private List<PodOutcome> backwards(String podId, Predicate<ContainerRecord> concerned, Consumer<Container> step) {
        StartOrder order = order(podId, member -> true);
        return sideBySide.take(
                order.backwards(), order::neededBy, (container, before) -> ifConcerned(container, concerned, step));
    }

    /** Sends a signal to those that run. */
    List<PodOutcome> kill(String podId, int signal) {
        return atOnce(
                podId,
                member -> member.status() == ContainerStatus.RUNNING || member.status() == ContainerStatus.STOPPING,
                container -> container.kill(signal));
    }

    /** Freezes those that run. */
    List<PodOutcome> pause(String podId) {
        return atOnce(podId, member -> member.status() == ContainerStatus.RUNNING, Container::pause);
    }

    /** Lets those go on that are paused. */
    List<PodOutcome> resume(String podId) {
        return atOnce(podId, member -> member.status() == ContainerStatus.PAUSED, Container::resume);
    }

    private List<PodOutcome> atOnce(String podId, Predicate<ContainerRecord> concerned, Consumer<Container> step) {
        List<String> ids = parts.state().podContainers(podId).stream()
                .filter(concerned)
                .map(ContainerRecord::id)
                .toList();
        return sideBySide.take(ids, id -> Set.of(), (container, before) -> ifConcerned(container, concerned, step));
    }

    /** A container that it does not concern any more, because it has ended meanwhile, is no failure. */
    private void ifConcerned(Container container, Predicate<ContainerRecord> concerned, Consumer<Container> step) {
        if (!concerns(container, concerned)) {
            return;
        }
        try {
            step.accept(container);
        } catch (EngineException e) {
            boolean ofItsState = e.kind() == ErrorKind.STATE_INVALID || e.kind() == ErrorKind.NO_SUCH_CONTAINER;
            if (!ofItsState || concerns(container, concerned)) {
                throw e;
            }
        }
    }

    private boolean concerns(Container container, Predicate<ContainerRecord> concerned) {
        return parts.state().container(container.id()).filter(concerned).isPresent();
    }
}
