package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.Exit;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state machine's side of checkpoints: processes go into images, and come out of them, under the container's lock. */
@SuppressWarnings("try") // a lock is held, not looked at
public final class ProcessImages {
    private static final int KILLED = 128 + Signals.KILL;
    private static final int MONITOR_SECONDS = 5;

    private final Machinery parts;
    private final Operations operations;
    private final Upper uppers;
    private final Changes changes;
    private final Remaking remaking;
    private final StoppedProcesses stoppedProcesses;

    ProcessImages(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.uppers = new Upper(parts.layout());
        this.changes = new Changes(parts, operations.rootfs());
        this.remaking = new Remaking(parts, operations);
        this.stoppedProcesses = new StoppedProcesses(parts);
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
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID unless it runs; CHECKPOINT if a signal stopped a process of
     *     it
     */
    public ContainerRecord checkpoint(String id, boolean leaveRunning, Dump dump) {
        try (Locks.Held unchecked = parts.locks().hold(Healthchecks.lock(id));
                Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = running(id);
            requireKept(container, leaveRunning);
            CompletableFuture<Exit> coming = operations.endings().expect(id);
            List<Change> changes;
            try {
                changes = new ArrayList<>(dump.write(frozen(container)));
            } catch (EngineException failed) {
                operations.endings().unexpect(id);
                throw failed;
            }
            changes.add(operations.ledger().event(container.config(), "checkpoint"));
            ContainerRecord next = dumped(container, leaveRunning);
            if (leaveRunning) {
                operations.endings().unexpect(id);
                return operations.ledger().save(next, changes);
            }
            return operations.endings().end(next, end(id, coming), changes);
        }
    }

    /**
     * Looks at a container: from RUNNING to RUNNING. Nothing of it is saved and no event told. A run of its health check is
     * waited for, and none begins meanwhile.
     *
     * @param look called once, with the container's lock held and the container running, as it has to leave it
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID unless it runs; CHECKPOINT if a signal stopped a process of
     *     it; what {@code look} throws
     */
    public void look(String id, Consumer<FrozenContainer> look) {
        try (Locks.Held unchecked = parts.locks().hold(Healthchecks.lock(id));
                Locks.Held held = parts.locks().hold(id)) {
            look.accept(frozen(running(id)));
        }
    }

    /**
     * Takes checkpoints of several containers as of one moment: from RUNNING to EXITED, or to RUNNING with {@code
     * leaveRunning}, all of them or none. Where {@code dump} throws, all stay as they are.
     *
     * @param dump writes the images of all of them, and leaves them running
     * @return the containers after it
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID unless all run; CHECKPOINT if a signal stopped a process of
     *     one
     */
    public List<ContainerRecord> checkpointTogether(List<String> ids, boolean leaveRunning, DumpOfMany dump) {
        List<String> ordered = ids.stream().distinct().sorted().toList();
        try (Locks.Held unchecked =
                        hold(ordered.stream().map(Healthchecks::lock).toList());
                Locks.Held held = hold(ordered)) {
            List<ContainerRecord> containers =
                    ordered.stream().map(this::running).toList();
            containers.forEach(container -> requireKept(container, leaveRunning));
            List<ContainerRecord> dumped = containers.stream()
                    .map(container -> dumped(container, leaveRunning))
                    .toList();
            List<ContainerConfig> stopped = new ArrayList<>();
            boolean goOn = true;
            try {
                for (ContainerRecord each : containers) {
                    stopped.add(each.config());
                    freezing().freeze(each.config());
                }
                List<Change> told = new ArrayList<>(
                        dump.write(containers.stream().map(this::frozen).toList()));
                for (ContainerRecord each : dumped) {
                    told.add(new Change.PutContainer(each));
                    told.add(operations.ledger().event(each.config(), "checkpoint"));
                }
                parts.state().commit(told);
                goOn = leaveRunning;
            } finally {
                if (goOn) {
                    stopped.forEach(freezing()::thaw);
                }
            }
            return leaveRunning ? dumped : dumped.stream().map(this::ended).toList();
        }
    }

    /** Where the {@code /dev/shm} is on the host that a container shares with others; empty if it has none there. */
    public Optional<Path> sharedMemory(String id) {
        return Optional.of(parts.layout().sharedMemory(id)).filter(Files::isDirectory);
    }

    /** Stops processes for a moment. */
    public Freezing freezing() {
        return new Freezing(parts);
    }

    /** Holds connections while both ends of them come back. */
    public Standstill standstill() {
        return new Standstill(parts.layout(), parts.networks());
    }

    /** Writes the images of several containers. */
    public interface DumpOfMany {
        /**
         * Called once, with the locks of the containers held, all of them frozen, as they stay.
         *
         * @return changes to save in one commit with the containers' new states
         */
        List<Change> write(List<FrozenContainer> containers);
    }

    private Locks.Held hold(List<String> ids) {
        List<Locks.Held> held = new ArrayList<>();
        boolean all = false;
        try {
            ids.forEach(id -> held.add(parts.locks().hold(id)));
            all = true;
            return () -> giveBack(held);
        } finally {
            if (!all) {
                giveBack(held);
            }
        }
    }

    private static void giveBack(List<Locks.Held> held) {
        for (int i = held.size() - 1; i >= 0; i--) {
            held.get(i).close();
        }
    }

    /** Ends a container whose processes are saved. */
    private ContainerRecord ended(ContainerRecord container) {
        CompletableFuture<Exit> coming = operations.endings().expect(container.id());
        parts.runtime().kill(container.id(), Signals.KILL, true);
        freezing().thaw(container.config());
        return operations.endings().end(container, end(container.id(), coming), List.of());
    }

    private ContainerRecord dumped(ContainerRecord container, boolean goesOn) {
        return new ContainerRecord(
                container.config(),
                container
                        .state()
                        .edit()
                        .checkpointedAt(parts.clock().instant())
                        .stoppedByUser(!goesOn || container.state().stoppedByUser())
                        .build());
    }

    private static void requireKept(ContainerRecord container, boolean goesOn) {
        if (container.config().autoRemove() && !goesOn) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not checkpoint container " + container.name() + ": it would be removed as it ends")
                    .about(container.id())
                    .hint("Leave it running.");
        }
    }

    /**
     * Restores in place: from CONFIGURED or EXITED to RUNNING, with rootfs, network namespace and cgroup made as at an
     * init. Event {@code restore}. On failure nothing is left behind and the state is as before, with its error; the upper
     * layer that was there is back in its place.
     *
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID; OCI_RUNTIME with the runtime's own text
     */
    public ContainerRecord restore(String id, Revival from) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = operations.lifecycle().require(id, Operation.RESTORE);
            Revival.Filling filling = from.upper();
            if (filling == null || !operations.rootfs().layered(container.config())) {
                return restoreLocked(container, from);
            }
            List<Path> below = operations.rootfs().lowers(container.config());
            uppers.replace(id, upper -> filling.fill(upper, below));
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
     * Creates a container that is to be restored next: CONFIGURED, with the volumes that it uses and that are gone. Event
     * {@code create}.
     *
     * @param config what it is made from; its id and name are not looked at
     * @param name null for a generated one
     * @param id 64 hexadecimal digits that are free; null for new ones
     * @throws EngineException NAME_IN_USE; CONTAINER_EXISTS; NO_SUCH_BUNDLE or NO_SUCH_IMAGE if what it is made of is
     *     gone; what {@code files} throws, with nothing left behind
     */
    public ContainerRecord create(ContainerConfig config, @Nullable String name, @Nullable String id, NewFiles files) {
        parts.gate().check();
        return remaking.create(config, name, id, files);
    }

    private ContainerRecord running(String id) {
        ContainerRecord container = operations.lifecycle().require(id, Operation.CHECKPOINT);
        stoppedProcesses.requireNone(container);
        return container;
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
        String id = container.id();
        Path shared = parts.layout().sharedMemory(sharedMemoryOwner(container.config()));
        return new FrozenContainer(
                container,
                parts.layout().spec(id),
                parts.layout().log(id),
                layered ? parts.layout().upper(id) : null,
                Files.isDirectory(shared) ? shared : null,
                check -> changes.of(container, check));
    }

    private static String sharedMemoryOwner(ContainerConfig config) {
        return Objects.requireNonNullElse(config.namespaces().get("ipc"), config.id());
    }

    private ContainerRecord restoreLocked(ContainerRecord container, Revival from) {
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
