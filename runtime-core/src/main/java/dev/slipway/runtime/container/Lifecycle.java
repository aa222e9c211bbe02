package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.os.Execution;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a container's life that take its lock once and wait for nobody. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration EXECUTED = Duration.ofSeconds(5);

    private final Machinery parts;
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final Launch launch;
    private final Release release;
    private final RestartPlan plan;

    Lifecycle(
            Machinery parts,
            Ledger ledger,
            Dependencies dependencies,
            Launch launch,
            Release release,
            RestartPlan plan) {
        this.parts = parts;
        this.ledger = ledger;
        this.dependencies = dependencies;
        this.launch = launch;
        this.release = release;
        this.plan = plan;
    }

    /** The container with this full id; NO_SUCH_CONTAINER if it is gone. */
    ContainerRecord require(String id) {
        return parts.state().container(id).orElseThrow(() -> EngineException.of(
                        ErrorKind.NO_SUCH_CONTAINER, "could not find container " + id + ": it was removed")
                .about(id));
    }

    /** A container found under its lock, in a state that allows the operation. */
    ContainerRecord require(String id, Operation operation) {
        parts.gate().check();
        ContainerRecord container = require(id);
        operation.require(container);
        return container;
    }

    void init(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = require(id, Operation.INIT);
            dependencies.requireRunning(container);
            ContainerState made = launchOrSaveWhy(container, null, Map.of(), false);
            orUndo(
                    container,
                    false,
                    () -> ledger.save(
                            container,
                            made.withStatus(ContainerStatus.CREATED),
                            ledger.event(container.config(), "init")));
        }
    }

    void start(String id, boolean recursive) {
        start(id, recursive, () -> {});
    }

    /** {@code made} is called with the lock held, once the process is made and before it runs. */
    void start(String id, boolean recursive, Runnable made) {
        if (recursive) {
            startDependencies(id);
        }
        try (Locks.Held held = parts.locks().hold(id)) {
            startLocked(id, false, Map.of(), made);
        }
    }

    /** Starts all that a container depends on and that does not run. */
    void startDependencies(String id) {
        for (String dependency : dependencies.inOrder(id)) {
            startUnlessRunning(dependency);
        }
    }

    /** Starts the infra container whose namespaces a container is to share, if that has ended and no user wanted it to. */
    void startLostInfra(String id) {
        for (String owner : Set.copyOf(require(id).config().namespaces().values())) {
            parts.state()
                    .container(owner)
                    .filter(found -> found.config().infra())
                    .filter(found -> found.status().ended() && !found.state().stoppedByUser())
                    .ifPresent(infra -> startUnlessRunning(infra.id()));
        }
    }

    /** Starts a container without being asked by a user, and counts it. */
    void startAgain(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            startLocked(id, true, Map.of(), () -> {});
        }
    }

    /** Returns if all that a container depends on runs; STATE_INVALID naming what does not. */
    void requireDependencies(String id) {
        dependencies.requireRunning(require(id));
    }

    void startUnlessRunning(String id) {
        startUnlessRunning(id, Map.of());
    }

    /** As {@link #startUnlessRunning(String)}, with places on networks as {@link Launch#launch} takes them. */
    void startUnlessRunning(String id, Map<String, NetworkOptions> places) {
        try (Locks.Held held = parts.locks().hold(id)) {
            if (require(id).status() != ContainerStatus.RUNNING) {
                startLocked(id, false, places, () -> {});
            }
        }
    }

    private void startLocked(String id, boolean again, Map<String, NetworkOptions> places, Runnable beforeRun) {
        ContainerRecord container = require(id, Operation.START);
        if (!again) {
            plan.forget(id);
        }
        dependencies.requireRunning(container);
        boolean fresh = container.status() != ContainerStatus.CREATED;
        ContainerState made = fresh ? launchOrSaveWhy(container, null, places, again) : container.state();
        orUndo(container, again, () -> {
            beforeRun.run();
            letRun(container, made);
            saveRunning(container, made, fresh, again);
        });
    }

    private void saveRunning(ContainerRecord container, ContainerState made, boolean fresh, boolean again) {
        ContainerState running = made.edit()
                .status(ContainerStatus.RUNNING)
                .startedAt(parts.clock().instant())
                .restartCount(again ? container.state().restartCount() + 1 : 0)
                .health(HealthRules.atStart(container.config()))
                .build();
        List<Change> told = new ArrayList<>();
        if (again) {
            told.add(ledger.event(container.config(), "restart", Map.of("restartCount", running.restartCount())));
        }
        if (fresh) {
            told.add(ledger.event(container.config(), "init"));
        }
        told.add(ledger.event(container.config(), "start"));
        ledger.save(new ContainerRecord(container.config(), running), told);
    }

    /** Takes a step of a container that was launched. If it fails, saved or not, nothing of the container runs. */
    private void orUndo(ContainerRecord container, boolean again, Runnable step) {
        try {
            step.run();
        } catch (EngineException failed) {
            launch.undo(container.id(), failed);
            saveWhy(container, failed, again);
            throw failed.about(container.id());
        }
    }

    /** Returns once its program is executed: until then a signal would meet the OCI runtime's own process. */
    private void letRun(ContainerRecord container, ContainerState made) {
        Execution waiting = Execution.of(made.pid());
        if (container.config().spec().path("hooks").isEmpty()) {
            parts.runtime()
                    .startWithoutHooks(container.id(), () -> parts.processes().alive(made.pid(), made.pidStart()));
        } else {
            parts.runtime().start(container.id());
        }
        if (!waiting.awaitNext(EXECUTED)) {
            LOG.warn(
                    "container {}: its program is not executed {} s after its start",
                    container.id(),
                    EXECUTED.toSeconds());
        }
    }

    /** Launches, and on failure saves why with the state the container then has. With the container's lock held. */
    ContainerState launchOrSaveWhy(ContainerRecord container, Revival restore) {
        return launchOrSaveWhy(container, restore, restore.places(), false);
    }

    private ContainerState launchOrSaveWhy(
            ContainerRecord container, @Nullable Revival restore, Map<String, NetworkOptions> places, boolean again) {
        try {
            return launch.launch(container, restore, places);
        } catch (EngineException failed) {
            saveWhy(container, failed, again);
            throw failed;
        }
    }

    /** A start by the restart policy counts, and is tried again as if the container had ended. */
    private void saveWhy(ContainerRecord container, EngineException failed, boolean again) {
        boolean ran = container.state().startedAt() != null;
        ContainerState down = container
                .state()
                .edit()
                .status(ran ? ContainerStatus.EXITED : ContainerStatus.CONFIGURED)
                .pid(0)
                .pidStart(0)
                .monitorPid(0)
                .monitorStart(0)
                .netns(null)
                .networks(List.of())
                .restartAt(null)
                .error(failed.message())
                .build();
        try {
            ledger.save(container, again ? planNext(container, down) : down);
        } catch (EngineException unsaved) {
            failed.addSuppressed(unsaved);
        }
    }

    private ContainerState planNext(ContainerRecord container, ContainerState down) {
        ContainerState counted =
                down.edit().restartCount(down.restartCount() + 1).build();
        return counted.edit()
                .restartAt(plan.afterFailure(new ContainerRecord(container.config(), counted)))
                .build();
    }

    /** Takes in that the restart policy could not even try a start. */
    ContainerRecord planNext(ContainerRecord container, EngineException failed) {
        ContainerState down =
                container.state().edit().restartAt(null).error(failed.message()).build();
        return ledger.save(container, planNext(container, down));
    }

    void pause(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = require(id, Operation.PAUSE);
            act(container, Operation.PAUSE, () -> parts.runtime().pause(id));
            ledger.save(
                    container,
                    container.state().withStatus(ContainerStatus.PAUSED),
                    ledger.event(container.config(), "pause"));
        }
    }

    void resume(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = require(id, Operation.RESUME);
            act(container, Operation.RESUME, () -> parts.runtime().resume(id));
            ledger.save(
                    container,
                    container.state().withStatus(ContainerStatus.RUNNING),
                    ledger.event(container.config(), "resume"));
        }
    }

    /** A process may have ended a moment ago, and its end not be saved yet. */
    private void act(ContainerRecord container, Operation operation, Runnable step) {
        try {
            step.run();
        } catch (EngineException failed) {
            ContainerState state = container.state();
            throw parts.processes().alive(state.pid(), state.pidStart())
                    ? failed.about(container.id())
                    : operation.refused(container, ContainerStatus.STOPPED);
        }
    }

    void rename(String id, String name) {
        Names.check(name);
        try (Locks.Held held = parts.locks().hold(id)) {
            parts.gate().check();
            ContainerRecord container = require(id);
            if (container.status() == ContainerStatus.REMOVING) {
                throw EngineException.of(
                                ErrorKind.STATE_INVALID,
                                "could not rename container " + container.name() + ": it is removing")
                        .about(id)
                        .hint("It is being removed.");
            }
            if (!container.name().equals(name)) {
                ContainerRecord renamed = new ContainerRecord(container.config().withName(name), container.state());
                ledger.save(
                        renamed,
                        List.of(ledger.event(renamed.config(), "rename", Map.of("oldName", container.name()))));
            }
        }
    }

    /** Gives back what a container that has ended still holds. */
    void release(String id) {
        release.release(id).ifPresent(failed -> {
            throw failed;
        });
    }
}
