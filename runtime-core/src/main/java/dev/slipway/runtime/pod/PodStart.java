package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.stream.Collectors;

/** Starts pods: what they belong to, their init containers, then the others in the order of their dependencies. */
@SuppressWarnings("try") // a lock is held, not looked at
final class PodStart {
    private final Machinery parts;
    private final Containers containers;
    private final PodMembers members;
    private final InitContainers initContainers;
    private final ServiceContainers services;

    PodStart(
            Machinery parts,
            Containers containers,
            PodMembers members,
            InitContainers initContainers,
            ServiceContainers services) {
        this.parts = parts;
        this.containers = containers;
        this.members = members;
        this.initContainers = initContainers;
        this.services = services;
    }

    /** The pod's lock is held from when all that is left to do is to start what goes on. */
    List<PodOutcome> start(PodConfig pod) {
        requireStaying(pod);
        services.start(pod);
        containers.endStrays(pod);
        initContainers.run(pod);
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            parts.gate().check();
            requireStaying(pod);
            StartOrder order = members.order(pod.id(), member -> member.config().initContainer() == null);
            return members.sideBySide().take(order.forwards(), order::needs, PodStart::start);
        }
    }

    /** One whose dependency did not start is not even tried. */
    private static void start(Container container, List<PodOutcome> before) {
        String failed = before.stream()
                .filter(outcome -> outcome.error() != null)
                .map(PodOutcome::name)
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not start container " + container.record().name() + ": it depends on " + failed
                                    + ", which did not start")
                    .about(container.id())
                    .hint("Look at why that did not start.");
        }
        container.ensureRunning();
    }

    private void requireStaying(PodConfig pod) {
        if (parts.state().lookupPod(pod.id()).removing()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID, "could not start pod " + pod.name() + ": its removal has begun")
                    .about(pod.id())
                    .hint("Remove it again.");
        }
    }
}
