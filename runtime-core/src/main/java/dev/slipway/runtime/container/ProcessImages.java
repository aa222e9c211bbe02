package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.Exit;
import dev.slipway.runtime.oci.MonitorRequest;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The state machine's side of checkpoints: processes go into images, and come out of them, under the container's lock. */
@SuppressWarnings("try") // a lock is held, not looked at
public final class ProcessImages {
    private static final int KILLED = 128 + Signals.KILL;
    private static final int MONITOR_SECONDS = 5;

    private final Machinery parts;
    private final Operations operations;
    private final Upper uppers;

    ProcessImages(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.uppers = new Upper(parts.layout());
    }

    /** Writes the images. */
    public interface Dump {
        /**
         * Called once, with the container's lock held and the container running. Starts the OCI runtime's checkpoint and
         * keeps what belongs to it.
         *
         * @return changes to save in one commit with the container's new state: the checkpoint in the catalogue, events
         */
        List<Change> write(FrozenContainer container);
    }

    /** Fills the new, empty upper layer of a container that is cloned. */
    public interface UpperLayer {
        void fill(Path upper);
    }

    /**
     * Takes a checkpoint: from RUNNING to EXITED, or to RUNNING with {@code leaveRunning}. Saves {@code checkpointedAt},
     * and an event {@code checkpoint} of the container, with the changes that {@code dump} returns.
     *
     * <p>A run of its health check is waited for, and none begins meanwhile: its process would be in the way.
     *
     * <p>Where {@code dump} throws, the container stays as it is and the exception goes on to the caller; if its
     * process ended all the same, that is saved as any other end.
     *
     * @return the container after it
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID unless it runs
     */
    public ContainerRecord checkpoint(String id, boolean leaveRunning, Dump dump) {
        try (Locks.Held unchecked = parts.locks().hold(Healthchecks.lock(id));
                Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = operations.lifecycle().require(id, Operation.CHECKPOINT);
            if (container.config().autoRemove() && !leaveRunning) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not checkpoint container " + container.name()
                                        + ": it would be removed as it ends")
                        .about(id)
                        .hint("Leave it running.");
            }
            CompletableFuture<Exit> coming = operations.endings().expect(id);
            List<Change> changes;
            try {
                changes = new ArrayList<>(dump.write(frozen(container)));
            } catch (EngineException failed) {
                operations.endings().unexpect(id);
                throw failed;
            }
            ContainerState dumped = container
                    .state()
                    .edit()
                    .checkpointedAt(parts.clock().instant())
                    .stoppedByUser(!leaveRunning || container.state().stoppedByUser())
                    .build();
            changes.add(operations.ledger().event(container.config(), "checkpoint"));
            ContainerRecord next = new ContainerRecord(container.config(), dumped);
            if (leaveRunning) {
                operations.endings().unexpect(id);
                return operations.ledger().save(next, changes);
            }
            return operations.endings().end(next, end(id, coming), changes);
        }
    }

    /**
     * Restores in place: from CONFIGURED or EXITED to RUNNING, with rootfs, network namespace and cgroup made as at an
     * init. Event {@code restore}. On failure nothing is left behind and the state is as before, with its error.
     *
     * @param images folder of CRIU's images
     * @param options options of the OCI runtime's {@code restore}, {@code --tcp-established}
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID; OCI_RUNTIME with the runtime's own text
     */
    public ContainerRecord restore(String id, Path images, List<String> options) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = operations.lifecycle().require(id, Operation.RESTORE);
            return restoreLocked(container, new MonitorRequest.Restore(images, options));
        }
    }

    /**
     * As {@link #restore(String, Path, List)}, on the files saved with the checkpoint: {@code upper} fills a new, empty upper
     * layer that takes the place of the present one, because CRIU refuses files that have changed since. The present one
     * is removed after success and back in its place after any failure.
     *
     * @param upper not called where the container runs on the rootfs itself
     */
    public ContainerRecord restore(String id, Path images, List<String> options, UpperLayer upper) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = operations.lifecycle().require(id, Operation.RESTORE);
            MonitorRequest.Restore from = new MonitorRequest.Restore(images, options);
            if (!operations.rootfs().layered(container.config())) {
                return restoreLocked(container, from);
            }
            uppers.replace(id, upper);
            boolean restored = false;
            try {
                ContainerRecord running = restoreLocked(container, from);
                restored = true;
                return running;
            } finally {
                if (restored) {
                    uppers.keepNew(id);
                } else {
                    uppers.putBack(id);
                }
            }
        }
    }

    /**
     * Creates a container like {@code original}, with a new id: CONFIGURED, to be restored next. Event {@code create}.
     *
     * @param name null for a generated one; the original's own where the original is gone
     * @param id 64 hexadecimal digits that are free; null for new ones
     * @param upper fills the upper layer; not called where the container runs on the rootfs itself
     * @throws EngineException NAME_IN_USE; CONTAINER_EXISTS; NO_SUCH_BUNDLE or NO_SUCH_IMAGE if what it is made of is
     *     gone; what {@code upper}
     *     throws, with nothing left behind
     */
    public ContainerRecord create(
            ContainerConfig original, @Nullable String name, @Nullable String id, UpperLayer upper) {
        parts.gate().check();
        String newId = id == null ? parts.names().id() : Names.checkId(id);
        if (parts.state().container(newId).isPresent()) {
            throw EngineException.of(
                            ErrorKind.CONTAINER_EXISTS, "could not create container " + newId + ": it exists already")
                    .about(newId);
        }
        try (Locks.Held held = parts.locks().hold(newId)) {
            boolean made = false;
            try {
                if (operations.rootfs().layered(original)) {
                    Folders.create(parts.layout().upper(newId));
                    upper.fill(parts.layout().upper(newId));
                }
                ContainerRecord created = operations.pins().keeping(original.imageId(), () -> parts.names()
                        .withName(name, free -> operations.ledger().add(copy(original, newId, free))));
                made = true;
                return created;
            } finally {
                if (!made) {
                    Folders.delete(parts.layout().bundle(newId));
                }
            }
        }
    }

    private ContainerConfig copy(ContainerConfig original, String id, String name) {
        return original.edit()
                .id(id)
                .name(name)
                .created(parts.clock().instant())
                .volumes(original.volumes().stream().map(this::present).toList())
                .rootfs(
                        original.imageId() == null
                                ? original.rootfs()
                                : parts.layout().rootfs(id).toString())
                .build();
    }

    /** A volume that was made anew since, under its old name, takes the place of the one that is gone. */
    private VolumeUse present(VolumeUse use) {
        if (parts.state().volume(use.volume()).isPresent()) {
            return use;
        }
        return parts.state()
                .volumeNamed(use.name())
                .map(found -> new VolumeUse(found.id(), use.name(), use.destination(), use.options()))
                .orElse(use);
    }

    private FrozenContainer frozen(ContainerRecord container) {
        boolean layered = operations.rootfs().layered(container.config());
        if (layered && operations.rootfs().copied(container.config())) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not checkpoint container " + container.name()
                                    + ": its files are a copy, because their file system takes no overlay")
                    .about(container.id())
                    .hint("Put the engine's root on a file system that is no overlay itself.");
        }
        return new FrozenContainer(
                container,
                parts.layout().bundle(container.id()),
                layered ? parts.layout().upper(container.id()) : null);
    }

    private ContainerRecord restoreLocked(ContainerRecord container, MonitorRequest.Restore from) {
        operations.dependencies().requireRunning(container);
        ContainerState made = operations.lifecycle().launchOrSaveWhy(container, from);
        Instant now = parts.clock().instant();
        return operations
                .ledger()
                .save(
                        container,
                        made.edit()
                                .status(ContainerStatus.RUNNING)
                                .startedAt(now)
                                .restoredAt(now)
                                .health(HealthRules.atStart(container.config()))
                                .build(),
                        operations.ledger().event(container.config(), "restore"));
    }

    /** The end that a dump brings; the monitor writes it down a moment later. */
    private Exit end(String id, CompletableFuture<Exit> coming) {
        try {
            return coming.get(MONITOR_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return killed(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return killed(id);
        }
    }

    private Exit killed(String id) {
        return operations
                .endings()
                .exit(id)
                .orElseGet(() -> new Exit(id, KILLED, parts.clock().instant()));
    }
}
