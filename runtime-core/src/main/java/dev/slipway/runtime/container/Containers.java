package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.Measured;
import dev.slipway.runtime.cgroup.MemoryStory;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.storage.FileChange;
import dev.slipway.runtime.volume.VolumeChanges;
import dev.slipway.runtime.volume.VolumeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The containers of an engine. Safe for use by several threads. */
public final class Containers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Containers.class);

    private final Machinery parts;
    private final Operations operations;
    private final NewContainer newContainer;
    private final Execs execs;
    private final List<AutoCloseable> listening;

    public Containers(Machinery parts) {
        this.parts = parts;
        this.operations = new Operations(parts);
        this.newContainer = new NewContainer(parts);
        this.execs = new Execs(parts, operations);
        this.listening = List.of(
                parts.state().listen(operations.waiters()::committed),
                parts.state().listen(operations.neighbours()::committed),
                parts.state().listen(operations.memoryKills()::committed),
                parts.state().listen(operations.execEndings()::committed),
                parts.state().listen(operations.healthchecks()::committed));
    }

    /**
     * Brings what is saved in line with what is, and begins to watch for ends.
     *
     * @param stories tells how a container came to its memory limit
     * @return false if there are containers that the state is too old to know, which are left alone
     */
    public boolean open(Reboot reboot, ScheduledExecutorService timer, MemoryStory.Source stories) {
        operations.memoryKills().open(timer, stories);
        Reconciliation reconciliation = new Reconciliation(parts, operations);
        if (reboot != Reboot.NO) {
            new Refresh(parts, operations).run(reboot);
        }
        operations.endings().open();
        operations.execEndings().open();
        boolean knowsAll = reconciliation.reconcile();
        operations.rootfs().sweep();
        Folders.empty(parts.layout().unfinished());
        operations.pins().sweep(knowsAll);
        operations.neighbours().open();
        operations.memoryKills().followAll();
        new ExecRecovery(parts, operations).recover();
        parts.cgroupParents().open();
        ProcessWatch.ofContainers(parts, operations).open(timer);
        ProcessWatch.ofExecs(operations).open(timer);
        operations.healthchecks().open(timer);
        operations.lostInfra().open();
        operations.restarts().open(timer);
        return knowsAll;
    }

    /**
     * Creates a container, CONFIGURED. On failure nothing of it is left.
     *
     * @throws EngineException INVALID_ARGUMENT; NO_SUCH_IMAGE; NO_SUCH_BUNDLE; NO_SUCH_POD; NO_SUCH_NETWORK; NO_SUCH_CONTAINER, REMOVED
     *     and AMBIGUOUS_ID for what it refers to; INVALID_ARGUMENT where findings have several of these kinds. Its detail
     *     {@code findings} lists all that is wrong with the options. NAME_IN_USE for a name that was given; EXHAUSTED
     */
    public ContainerRecord create(CreateContainer request) {
        return create(request, new OptionFindings());
    }

    /**
     * As {@link #create(CreateContainer)}.
     *
     * @param findings what is wrong with the options already; reported together with what is found now
     */
    @SuppressWarnings("try") // a lock is held, not looked at
    public ContainerRecord create(CreateContainer request, OptionFindings findings) {
        parts.gate().check();
        ContainerConfig config = newContainer.config(parts.names().id(), request, findings);
        try (Locks.Held held = config.pod() == null ? () -> {} : parts.locks().hold(config.pod())) {
            requireStaying(config.pod());
            return operations.pins().keeping(config.imageId(), () -> addWithVolumes(config, request));
        }
    }

    /**
     * The OCI runtime configuration that {@link #create(CreateContainer, OptionFindings)} would save, refused as that would be; nothing
     * is made. What the start adds is not in it, nor are volumes.
     */
    public ObjectNode preview(CreateContainer request, OptionFindings findings) {
        parts.gate().check();
        return newContainer.config(parts.names().id(), request, findings).spec();
    }

    /** Its new volumes are saved with it, or not at all. */
    private ContainerRecord addWithVolumes(ContainerConfig config, CreateContainer request) {
        List<VolumeRequest> volumes = config.imageId() == null
                ? request.volumes()
                : ImageVolumes.added(parts.images().require(config.imageId()), config, request.volumes());
        try (VolumeChanges claim = parts.volumes().uses().claim(volumes)) {
            ContainerConfig using = config.edit().volumes(claim.uses()).build();
            ContainerRecord added = parts.names()
                    .withName(request.name(), name -> operations.ledger().add(using.withName(name), claim.changes()));
            claim.saved();
            return added;
        }
    }

    private void requireStaying(@Nullable String podId) {
        if (podId != null
                && parts.state().pod(podId).filter(PodConfig::removing).isPresent()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID, "could not create the container: the removal of its pod has begun")
                    .about(podId)
                    .hint("Make another pod.");
        }
    }

    /** Ways to find containers. */
    public Lookups lookups() {
        return new Lookups(parts.state(), parts.gate());
    }

    /**
     * The container of this full id, name, or unique prefix of an id.
     *
     * @throws EngineException NO_SUCH_CONTAINER; AMBIGUOUS_ID; INVALID_ARGUMENT for an empty one
     */
    public Container require(String idOrName) {
        parts.gate().check();
        return of(parts.state().lookupContainer(idOrName).id());
    }

    /**
     * As {@link Container#await} of {@link #require}. For a container that is removed already it is answered with
     * REMOVED and its exit code, for five minutes.
     *
     * @param idOrName of a removed one its full id or its name
     */
    public CompletableFuture<WaitResult> await(String idOrName, Set<WaitCondition> conditions) {
        parts.gate().check();
        try {
            return require(idOrName).await(conditions);
        } catch (EngineException unknown) {
            if (unknown.kind() != ErrorKind.NO_SUCH_CONTAINER) {
                throw unknown;
            }
            PastExit past = parts.state().pastExit(idOrName).orElseThrow(() -> unknown);
            return CompletableFuture.completedFuture(new WaitResult(WaitCondition.REMOVED, past.exitCode()));
        }
    }

    /** All, oldest first. */
    public List<ContainerRecord> list() {
        parts.gate().check();
        return parts.state().containers();
    }

    /** Those that have a process, for statistics. */
    public List<Measured> running() {
        return parts.state().containers().stream()
                .filter(container -> container.status().hasProcess())
                .map(container -> new Measured(
                        container.id(),
                        RunSpec.cgroupPath(container.config()),
                        container.state().pid(),
                        Objects.requireNonNullElse(
                                container.state().startedAt(),
                                container.config().created()),
                        container.config()))
                .toList();
    }

    /** The container with this full id. */
    public Container of(String id) {
        return new Container(id, parts, operations);
    }

    /** All a container depends on, each after what it depends on itself; without the container. */
    public List<String> dependenciesInOrder(String id) {
        return operations.dependencies().inOrder(id);
    }

    /** Ends the containers of a pod that are not in the namespaces its infra container has now, and waits for their ends. */
    public void endStrays(PodConfig pod) {
        operations.lostInfra().endStrays(pod);
    }

    /**
     * Removes a container, infra or not, of a pod whose removal is saved, and saves {@code more} with it; one that is gone is
     * no error. With the pod's lock held.
     */
    public void removeWithPod(String id, List<Change> more) {
        operations.removal().removeWithPod(id, more);
    }

    /**
     * Removes a volume with its files.
     *
     * @param force removes the containers that use it before, by force and with what depends on them
     * @param timeout how long each has to end; null for its own
     * @throws EngineException as {@link dev.slipway.runtime.volume.Volumes#remove}; with force NOT_PERMITTED if a user of it
     *     is protected, and then nothing was stopped
     */
    public void removeVolume(String idOrName, boolean force, @Nullable Duration timeout) {
        parts.gate().check();
        if (force) {
            operations.volumeUsers().remove(parts.volumes().require(idOrName), timeout);
        }
        parts.volumes().remove(idOrName);
    }

    /** Stops and removes the service container of the last pod that it served; one that is gone is no error. */
    public void removeService(String id) {
        operations.removal().removeService(id);
    }

    /** Ends the exec sessions of a container that has no process of its own; one that is gone is no error. */
    public void endExecs(String id) {
        operations.removal().endExecs(id, true);
    }

    /** STATE_INVALID if an exec session of the container runs. */
    public void requireNoExecs(ContainerRecord container) {
        operations.execStopping().requireNone(container);
    }

    /** The pods that an operation is at work on. */
    public Busy busyPods() {
        return operations.busyPods();
    }

    /**
     * Removes the containers that do not run, belong to no pod, wait for no restart, and that none but such depends on.
     *
     * @param wanted which of them
     * @param dryRun only tells what would be removed
     * @return newest first; those that are protected, and those that could not be removed, with why
     */
    public List<Pruned> prune(Predicate<ContainerRecord> wanted, boolean dryRun) {
        return operations.pruning().prune(wanted, dryRun);
    }

    /**
     * Looks whether those with a process have their places on networks as they were made.
     *
     * @return what is wrong, one sentence for each container that it is wrong with
     */
    public List<String> checkNetworks() {
        return new NetworkCheck(parts).run();
    }

    /** Further processes in them. */
    public Execs execs() {
        return execs;
    }

    /** Their files. */
    public ContainerFiles files() {
        return new ContainerFiles(parts, operations);
    }

    /** Puts files into them. */
    public FilePut filePut() {
        return new FilePut(parts, operations);
    }

    /**
     * What a container has otherwise than what it was made of, in any state but REMOVING; each folder before what is in
     * it. What was only made for something to be mounted on is left out.
     *
     * @param check called now and then; what it throws ends the work
     * @throws EngineException UNSUPPORTED if it runs on a root filesystem itself; STORAGE
     */
    public List<FileChange> changes(String id, Runnable check) {
        parts.gate().check();
        return new Changes(parts, operations.rootfs()).of(operations.lifecycle().require(id, Operation.LOOK), check);
    }

    /**
     * Makes an image of a container, in any state but REMOVING. After an error or a cancel nothing of it is left. Event
     * {@code commit}.
     *
     * @throws EngineException INVALID_ARGUMENT for a name that is none; EXHAUSTED; CANCELLED; STORAGE
     */
    public Image commit(String id, CommitRequest request, Progress progress) {
        return new Committing(parts, operations).commit(id, request, progress);
    }

    public ProcessImages processImages() {
        return new ProcessImages(parts, operations);
    }

    /** Stops all that have a process, each in its own time, even while the engine is being closed; a failure is logged. */
    public void stopAll() {
        List<CompletableFuture<Void>> all = parts.state().containers().stream()
                .map(container -> CompletableFuture.runAsync(() -> stop(container), parts.workers()))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    private void stop(ContainerRecord container) {
        try {
            operations.stopping().end(container.id());
        } catch (EngineException e) {
            LOG.warn("container {} could not be stopped: {}", container.id(), e.message(), e);
        }
    }

    /** Watches no longer, and tells everybody who waits. Containers go on. */
    @Override
    public void close() {
        operations.endings().close();
        operations.memoryKills().close();
        operations.healthchecks().close();
        operations.execEndings().close();
        operations.attachments().close();
        EngineException stopped = EngineException.of(
                        ErrorKind.RUNTIME_STOPPED, "could not wait any longer: the engine is stopped")
                .hint("Start the helper again.");
        operations.waiters().fail(stopped);
        operations.execEndings().waiters().fail(stopped);
        try {
            for (AutoCloseable each : listening) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
