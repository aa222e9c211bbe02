package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.MonitorRequest;
import dev.slipway.runtime.os.Execution;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    Lifecycle(Machinery parts, Ledger ledger, Dependencies dependencies, Launch launch, Release release) {
        this.parts = parts;
        this.ledger = ledger;
        this.dependencies = dependencies;
        this.launch = launch;
        this.release = release;
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
            ContainerState made = launchOrSaveWhy(container, null);
            orUndo(
                    container,
                    () -> ledger.save(
                            container,
                            made.withStatus(ContainerStatus.CREATED),
                            ledger.event(container.config(), "init")));
        }
    }

    void start(String id, boolean recursive) {
        if (recursive) {
            for (String dependency : dependencies.inOrder(id)) {
                startUnlessRunning(dependency);
            }
        }
        try (Locks.Held held = parts.locks().hold(id)) {
            startLocked(id);
        }
    }

    private void startUnlessRunning(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            if (require(id).status() != ContainerStatus.RUNNING) {
                startLocked(id);
            }
        }
    }

    private void startLocked(String id) {
        ContainerRecord container = require(id, Operation.START);
        dependencies.requireRunning(container);
        boolean fresh = container.status() != ContainerStatus.CREATED;
        ContainerState made = fresh ? launchOrSaveWhy(container, null) : container.state();
        orUndo(container, () -> {
            letRun(container, made);
            saveRunning(container, made, fresh);
        });
    }

    private void saveRunning(ContainerRecord container, ContainerState made, boolean fresh) {
        ContainerState running = made.edit()
                .status(ContainerStatus.RUNNING)
                .startedAt(parts.clock().instant())
                .build();
        Change started = ledger.event(container.config(), "start");
        if (fresh) {
            ledger.save(container, running, ledger.event(container.config(), "init"), started);
        } else {
            ledger.save(container, running, started);
        }
    }

    /** Takes a step of a container that was launched. If it fails, saved or not, nothing of the container runs. */
    private void orUndo(ContainerRecord container, Runnable step) {
        try {
            step.run();
        } catch (EngineException failed) {
            launch.undo(container.id(), failed);
            saveWhy(container, failed);
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
    ContainerState launchOrSaveWhy(ContainerRecord container, MonitorRequest.@Nullable Restore restore) {
        try {
            return launch.launch(container, restore);
        } catch (EngineException failed) {
            saveWhy(container, failed);
            throw failed;
        }
    }

    private void saveWhy(ContainerRecord container, EngineException failed) {
        boolean ran = container.state().startedAt() != null;
        ContainerState next = container
                .state()
                .edit()
                .status(ran ? ContainerStatus.EXITED : ContainerStatus.CONFIGURED)
                .pid(0)
                .pidStart(0)
                .monitorPid(0)
                .monitorStart(0)
                .netns(null)
                .networks(List.of())
                .error(failed.message())
                .build();
        try {
            ledger.save(container, next);
        } catch (EngineException unsaved) {
            failed.addSuppressed(unsaved);
        }
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
