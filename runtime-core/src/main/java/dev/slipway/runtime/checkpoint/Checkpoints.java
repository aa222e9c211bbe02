package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checkpoints of an engine: taken, catalogued, looked into, restored. Safe for use by several threads. */
public final class Checkpoints {
    static final String IMAGES = "images";
    static final String UPPER = "upper.tar";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");

    private final State state;
    private final ProcessImages containers;
    private final OciRuntime runtime;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Criu criu;
    private final CheckpointFolders folders;
    private final SavedConfig configs = new SavedConfig();
    private final Taking taking;
    private final Restoring restoring;
    private final Networks networks;
    private final Map<String, Integer> inUse = new HashMap<>();

    /**
     * The checkpoints in the folder of {@code settings}.
     *
     * @param ids makes new ids, 64 lower-case hexadecimal digits each
     */
    public Checkpoints(
            CheckpointSettings settings,
            State state,
            Containers all,
            ProcessImages containers,
            OciRuntime runtime,
            Networks networks,
            ProgramRunner programs,
            InstantSource clock,
            Supplier<String> ids) {
        this.state = state;
        this.containers = containers;
        this.runtime = runtime;
        this.networks = networks;
        this.clock = clock;
        this.ids = ids;
        criu = new Criu(settings.criu(), programs);
        folders = new CheckpointFolders(settings.folder());
        UpperTar tar = new UpperTar(programs);
        taking = new Taking(runtime, tar, configs, folders, clock);
        restoring = new Restoring(state, all, containers, tar, configs);
    }

    /** Removes what a crash has left of unfinished checkpoints; to be called once, before anything else. */
    public void sweep() {
        folders.sweep(state.checkpoints().stream().map(Checkpoint::id).collect(Collectors.toSet()));
    }

    /**
     * Takes a checkpoint of a container: from RUNNING to EXITED, or to RUNNING with {@code leaveRunning}. Its files and
     * its processes are saved as of one moment. After a failure or a cancel it goes on running and nothing is left.
     *
     * @param container full id, unique prefix or name
     * @param name null for one made from the container's
     * @throws EngineException UNSUPPORTED without a CRIU that works; NO_SUCH_CONTAINER; STATE_INVALID unless it runs;
     *     CHECKPOINT_EXISTS for a taken name; INVALID_ARGUMENT for an impossible one; CHECKPOINT with cause and cure
     */
    public Checkpoint create(String container, @Nullable String name, CheckpointOptions options, Progress progress) {
        criu.require();
        ContainerRecord record = state.lookupContainer(container);
        String chosen = name(record.name(), name);
        String id = ids.get();
        progress.check();
        try {
            containers.checkpoint(
                    record.id(),
                    options.leaveRunning(),
                    frozen -> taking.take(frozen, id, chosen, options, host(), progress));
            progress.at("done", 1);
            return state.lookupCheckpoint(id);
        } catch (EngineException failed) {
            folders.discard(id);
            throw failed;
        }
    }

    /**
     * All checkpoints, oldest first, or those of one container.
     *
     * @param container full id, unique prefix or name; the full id or the name of one that is gone too
     */
    public List<Checkpoint> list(@Nullable String container) {
        if (container == null) {
            return state.checkpoints();
        }
        Set<String> wanted = state.containers().stream()
                .filter(each -> each.name().equals(container) || each.id().startsWith(container))
                .map(ContainerRecord::id)
                .collect(Collectors.toSet());
        return state.checkpoints().stream()
                .filter(each -> wanted.contains(each.containerId())
                        || each.containerId().equals(container)
                        || each.containerName().equals(container))
                .toList();
    }

    /** The checkpoint of this full id, name, or unique prefix; NO_SUCH_CHECKPOINT, AMBIGUOUS_ID. */
    public Checkpoint require(String idOrName) {
        return state.lookupCheckpoint(idOrName);
    }

    /** A checkpoint with its sizes and CRIU's statistics; CHECKPOINT where its folder can't be read. */
    public CheckpointDetails inspect(String idOrName) {
        Checkpoint checkpoint = require(idOrName);
        Path folder = Path.of(checkpoint.path());
        Map<String, Long> sizes = new HashMap<>(images(checkpoint).sizes());
        Path upper = folder.resolve(UPPER);
        try {
            sizes.put("files", Files.exists(upper) ? Files.size(upper) : 0);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.CHECKPOINT, "could not read the checkpoint: " + e.getMessage(), e);
        }
        return new CheckpointDetails(checkpoint, sizes, DumpStatistics.read(folder));
    }

    /** The saved processes, parents first; CHECKPOINT where the images are damaged. */
    public List<SavedProcess> processes(String idOrName) {
        return images(require(idOrName)).processes();
    }

    /** The images of a checkpoint, for more than processes. */
    public CriuImages images(Checkpoint checkpoint) {
        return new CriuImages(Path.of(checkpoint.path()).resolve(IMAGES));
    }

    /** Removes a checkpoint and its files. IN_USE while it is being restored. */
    public void remove(String idOrName) {
        Checkpoint checkpoint = require(idOrName);
        synchronized (inUse) {
            if (inUse.containsKey(checkpoint.id())) {
                throw EngineException.of(
                                ErrorKind.IN_USE,
                                "could not remove checkpoint " + checkpoint.name() + ": it is being restored")
                        .about(checkpoint.id())
                        .hint("Try again when the restore is done.");
            }
            state.commit(List.of(
                    new Change.RemoveCheckpoint(checkpoint.id()),
                    new Change.Append(new Event(
                            0,
                            clock.instant(),
                            Event.Type.CHECKPOINT,
                            "remove",
                            checkpoint.id(),
                            checkpoint.name(),
                            Map.of("container", checkpoint.containerId())))));
        }
        folders.discard(checkpoint.id());
    }

    /** What would keep this restore from working, with remedies; empty or without errors where it may be tried. */
    public List<Finding> preflight(RestoreRequest request) {
        return new Preflight(state, networks, criu, configs, host()).look(require(request.checkpoint()), request);
    }

    /**
     * Lets saved processes go on, on the files saved with them: in place from CONFIGURED or EXITED to RUNNING, or in a
     * clone. After a failure a container that was there is as before, and none that was not is left.
     *
     * @return the container that runs them
     * @throws EngineException NO_SUCH_CHECKPOINT; what {@link #preflight} finds, by its kind; CHECKPOINT with cause and
     *     cure
     */
    public ContainerRecord restore(RestoreRequest request, Progress progress) {
        Checkpoint checkpoint = require(request.checkpoint());
        use(checkpoint.id(), 1);
        try {
            progress.at("preflight", 0.1);
            Restoring.refuse(checkpoint, request, preflight(request));
            progress.check();
            progress.at("restore", 0.3);
            ContainerRecord restored = restoring.restore(checkpoint, request);
            progress.at("done", 1);
            return restored;
        } finally {
            use(checkpoint.id(), -1);
        }
    }

    private void use(String id, int change) {
        synchronized (inUse) {
            inUse.merge(id, change, (now, more) -> now + more == 0 ? null : now + more);
        }
    }

    private Map<String, String> host() {
        return HostFacts.read(criu.version(), runtime.version());
    }

    private String name(String container, @Nullable String wanted) {
        Set<String> taken = state.checkpoints().stream().map(Checkpoint::name).collect(Collectors.toSet());
        if (wanted != null) {
            if (!NAME.matcher(wanted).matches()) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not take a checkpoint: \"" + wanted + "\" is no name for one")
                        .hint("Use letters, digits, dots, dashes and underscores, up to 128.");
            }
            if (taken.contains(wanted)) {
                throw EngineException.of(
                                ErrorKind.CHECKPOINT_EXISTS,
                                "could not take a checkpoint: there is one with the name " + wanted)
                        .hint("Choose another name, or remove that checkpoint.");
            }
            return wanted;
        }
        int number = 1;
        while (taken.contains(container + "-" + number)) {
            number++;
        }
        return container + "-" + number;
    }
}
