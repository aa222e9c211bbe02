package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.PodConfig;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs the init containers of pods, one after the other, each to its end. No lock is held while they run. */
final class InitContainers {
    private static final Set<WaitCondition> ENDED = EnumSet.of(WaitCondition.EXITED);

    private final Machinery parts;
    private final Containers containers;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    InitContainers(Machinery parts, Containers containers) {
        this.parts = parts;
        this.containers = containers;
    }

    /**
     * Runs them, oldest first, unless all other containers of the pod run already. Those that run once are removed.
     *
     * @throws EngineException STATE_INVALID if one ends with another code than 0, or is stopped; if another start is at
     *     them
     */
    void run(PodConfig pod) {
        List<ContainerRecord> members = parts.state().podContainers(pod.id());
        List<ContainerRecord> all = members.stream()
                .filter(member -> member.config().initContainer() != null)
                .sorted(Comparator.comparing(member -> member.config().created()))
                .toList();
        if (all.isEmpty() || running(members)) {
            return;
        }
        if (!atWork.add(pod.id())) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not start pod " + pod.name() + ": it is being started, and its init containers run")
                    .about(pod.id())
                    .hint("Wait until it has started, or stop it.");
        }
        try {
            all.forEach(each -> run(pod, each));
        } finally {
            atWork.remove(pod.id());
        }
    }

    private static boolean running(List<ContainerRecord> members) {
        List<ContainerRecord> others = members.stream()
                .filter(member -> !member.config().infra() && member.config().initContainer() == null)
                .toList();
        return !others.isEmpty() && others.stream().allMatch(member -> member.status() == ContainerStatus.RUNNING);
    }

    private void run(PodConfig pod, ContainerRecord init) {
        Container container = containers.of(init.id());
        containers
                .dependenciesInOrder(init.id())
                .forEach(id -> containers.of(id).ensureRunning());
        container.ensureRunning();
        Integer code = awaitEnd(container);
        boolean stopped = parts.state()
                .container(init.id())
                .map(ContainerRecord::state)
                .map(ContainerState::stoppedByUser)
                .orElse(true);
        if (stopped || code == null || code != 0) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not start pod " + pod.name() + ": init container " + init.name()
                                    + (stopped ? " was stopped" : " exited with code " + code))
                    .about(init.id())
                    .detail("exitCode", code == null ? -1 : code)
                    .hint("Look at the log of that container.");
        }
        if (init.config().initContainer() == InitContainer.ONCE) {
            container.remove(false, false, true);
        }
    }

    private static @Nullable Integer awaitEnd(Container container) {
        CompletableFuture<WaitResult> ended = container.await(ENDED);
        try {
            return ended.get().exitCode();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineException failed
                    ? failed
                    : EngineException.of(ErrorKind.INTERNAL, "could not wait for an end: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not wait for an end: cancelled", e);
        } finally {
            ended.cancel(false);
        }
    }
}
