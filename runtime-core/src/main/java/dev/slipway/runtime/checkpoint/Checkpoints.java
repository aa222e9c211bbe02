package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.criu.DumpStatistics;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checkpoints of an engine: taken, catalogued, looked into, restored. Safe for use by several threads. */
public final class Checkpoints {
    private final CheckpointParts parts;
    private final ProcessImages processes;
    private final Criu criu;
    private final CheckpointFolders folders;
    private final CheckpointNames names;
    private final CheckpointUses uses = new CheckpointUses();
    private final Catalogue catalogue;
    private final Taking taking;
    private final Restoring restoring;
    private final Preflight preflight;
    private final Moving moving;
    private final PodCheckpoints pods;
    private final LiveContainers live;

    /** The checkpoints in the folder of {@code settings}. */
    public Checkpoints(CheckpointSettings settings, CheckpointParts parts) {
        this.parts = parts;
        this.processes = parts.containers().processImages();
        criu = new Criu(settings.criu(), parts.programs());
        folders = new CheckpointFolders(settings.folder());
        names = new CheckpointNames(parts.state());
        catalogue = new Catalogue(parts.state(), folders, names, uses, parts.clock());
        taking = new Taking(parts.state(), parts.runtime(), parts.volumes(), folders, parts.clock());
        restoring = new Restoring(parts.state(), parts.containers(), processes, folders);
        preflight = new Preflight(
                parts.state(),
                new PreflightMachine(criu, parts.runtime()),
                new PreflightSurroundings(parts.state(), parts.networks(), parts.images(), parts.ports()));
        moving = new Moving(settings, parts, folders, names, catalogue);
        pods = new PodCheckpoints(parts, criu, catalogue, names, taking, this, this::host);
        live = new LiveContainers(parts, processes, criu, folders, taking);
    }

    /** Brings the folders in line with the catalogue after a crash; to be called once, before anything else. */
    public void recover() {
        folders.recover(catalogue.ids());
    }

    /**
     * Takes a checkpoint of a container: from RUNNING to EXITED, or to RUNNING with {@code leaveRunning} and for a
     * pre-checkpoint. Its files and its processes are saved as of one moment. After a failure or a cancel it goes on
     * running and nothing is left.
     *
     * @param container full id, unique prefix or name
     * @param name null for one made from the container's
     * @throws EngineException UNSUPPORTED without a CRIU that works, and for pre-checkpoints where the kernel does not
     *     track memory; NO_SUCH_CONTAINER; STATE_INVALID unless it runs; CHECKPOINT_EXISTS for a taken name;
     *     INVALID_ARGUMENT for an impossible one; NO_SUCH_CHECKPOINT where there is no pre-checkpoint to build on;
     *     CHECKPOINT with cause and cure
     */
    public Checkpoint create(String container, @Nullable String name, CheckpointOptions options, Progress progress) {
        return create(container, name, options, null, progress);
    }

    /**
     * As {@link #create(String, String, CheckpointOptions, Progress)}.
     *
     * @param note the user's, at most 4096 characters; null for none
     */
    public Checkpoint create(
            String container,
            @Nullable String name,
            CheckpointOptions options,
            @Nullable String note,
            Progress progress) {
        criu.require();
        ContainerRecord record = parts.state().lookupContainer(container);
        String parent = parent(record, options);
        Taking.Wish wish = new Taking.Wish(
                parts.ids().get(),
                names.choose("take a checkpoint", name, record.name()),
                options,
                note,
                null,
                parent,
                host());
        progress.check();
        return parent == null
                ? taken(record, wish, progress)
                : uses.during(List.of(catalogue.require(parent)), () -> taken(record, wish, progress));
    }

    private Checkpoint taken(ContainerRecord record, Taking.Wish wish, Progress progress) {
        try {
            processes.checkpoint(
                    record.id(),
                    wish.options().goesOn(),
                    frozen -> taking.take(frozen, wish, processes.freezing(), progress));
        } finally {
            catalogue.discardUnsaved(wish.id());
        }
        progress.at("done", 1);
        return parts.state().lookupCheckpoint(wish.id());
    }

    private @Nullable String parent(ContainerRecord record, CheckpointOptions options) {
        if (options.preCheckpoint() || options.withPrevious()) {
            criu.requireMemoryTracking();
        }
        if (!options.withPrevious()) {
            return null;
        }
        return catalogue.newestPre(record.id()).map(Checkpoint::id).orElseThrow(() -> EngineException.of(
                        ErrorKind.NO_SUCH_CHECKPOINT,
                        "could not checkpoint container " + record.name()
                                + ": its newest checkpoint is no pre-checkpoint to build on")
                .about(record.id())
                .hint("Take a pre-checkpoint first, or a whole checkpoint."));
    }

    /**
     * All checkpoints, oldest first, or those of one container.
     *
     * @param container full id, unique prefix or name; the full id or the name of one that is gone too
     */
    public List<Checkpoint> list(@Nullable String container) {
        return catalogue.list(container);
    }

    /** The checkpoint of this full id, name, or unique prefix; NO_SUCH_CHECKPOINT, AMBIGUOUS_ID. */
    public Checkpoint require(String idOrName) {
        return catalogue.require(idOrName);
    }

    /** A checkpoint with its sizes, CRIU's statistics and its addresses; CHECKPOINT where its folder can't be read. */
    public CheckpointDetails inspect(String idOrName) {
        Checkpoint checkpoint = require(idOrName);
        Path folder = Path.of(checkpoint.path());
        images(checkpoint).sizes();
        return new CheckpointDetails(
                checkpoint,
                CheckpointSizes.of(folder),
                catalogue.chain(checkpoint).stream().map(Checkpoint::id).toList(),
                DumpStatistics.read(folder),
                SavedNetworks.read(folder));
    }

    /** The saved processes, parents first; CHECKPOINT where the images are damaged. */
    public List<SavedProcess> processes(String idOrName) {
        return images(require(idOrName)).processes();
    }

    /** The images of a checkpoint, for more than processes. */
    public CriuImages images(Checkpoint checkpoint) {
        return new CriuImages(Path.of(checkpoint.path()).resolve(Members.IMAGES));
    }

    /**
     * Gives a checkpoint another name.
     *
     * @throws EngineException NO_SUCH_CHECKPOINT; CHECKPOINT_EXISTS; INVALID_ARGUMENT
     */
    public Checkpoint rename(String idOrName, String name) {
        return catalogue.rename(idOrName, name);
    }

    /**
     * Changes what a user says of a checkpoint.
     *
     * @param note at most 4096 characters; empty for none, null to leave it
     * @param guarded whether it is refused to remove it; null to leave that
     * @throws EngineException NO_SUCH_CHECKPOINT; INVALID_ARGUMENT
     */
    public Checkpoint update(String idOrName, @Nullable String note, @Nullable Boolean guarded) {
        return catalogue.update(idOrName, note, guarded);
    }

    /**
     * Removes a checkpoint and its files.
     *
     * @throws EngineException NO_SUCH_CHECKPOINT; NOT_PERMITTED for a protected one; IN_USE while it is being read;
     *     DEPENDENTS_EXIST where others build on it
     */
    public void remove(String idOrName) {
        catalogue.remove(idOrName);
    }

    /** Those that lie in the folder and are not in the catalogue: of a state that was lost, or copied there. */
    public List<FoundCheckpoint> found() {
        return catalogue.found();
    }

    /**
     * Takes one in that was found.
     *
     * @param id full
     * @param name null for the one it had, with a number behind it where that is taken
     * @throws EngineException NO_SUCH_CHECKPOINT; CHECKPOINT where it is damaged; CHECKPOINT_EXISTS; INVALID_ARGUMENT
     */
    public Checkpoint adopt(String id, @Nullable String name) {
        return catalogue.adopt(id, name);
    }

    /** What would keep this restore from working, with remedies; empty or without errors where it may be tried. */
    public List<Finding> preflight(RestoreRequest request) {
        return preflight.look(require(request.checkpoint()), request, host());
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
        return uses.during(List.of(checkpoint), () -> {
            progress.at("preflight", 0.1);
            Restoring.refuse(checkpoint, request, preflight(request));
            progress.check();
            progress.at("restore", 0.3);
            ContainerRecord restored = restoring.restore(checkpoint, request);
            progress.at("done", 1);
            return restored;
        });
    }

    /** Starts the infra container of the pod that a checkpoint's container joins, if need be, at the addresses it had. */
    void startInfra(Checkpoint checkpoint, RestoreRequest request) {
        restoring.startInfra(checkpoint, request);
    }

    /**
     * What an export of this writes: one checkpoint, or all that were taken of a pod together.
     *
     * @param oneOrGroup a checkpoint, or the id under which those of a pod were taken
     * @throws EngineException NO_SUCH_CHECKPOINT; AMBIGUOUS_ID
     */
    public List<Checkpoint> oneOrPod(String oneOrGroup) {
        List<Checkpoint> together = pods.group(oneOrGroup);
        return together.isEmpty() ? List.of(require(oneOrGroup)) : together;
    }

    /**
     * Writes a checkpoint as podman's archive; with the pre-checkpoint that it builds on, if it does. Those of a pod make
     * one archive, which podman does not read.
     *
     * @param oneOrGroup as {@link #oneOrPod}
     * @param output not closed
     * @return bytes of the archive
     * @throws EngineException NO_SUCH_CHECKPOINT; UNSUPPORTED for a container that depends on others that do not go along,
     *     a longer chain, and one that an older version took; CHECKPOINT where it is damaged; STORAGE, if that which takes
     *     the bytes is gone too; CANCELLED
     */
    public long exportArchive(String oneOrGroup, Compression compression, OutputStream output, Progress progress) {
        List<Checkpoint> all = oneOrPod(oneOrGroup);
        Checkpoint first = all.get(0);
        return uses.during(
                all,
                () -> oneOrGroup.equals(first.group())
                        ? moving.sendPod(all, compression, output, progress)
                        : moving.send(
                                first, catalogue.chain(first).stream().findFirst(), compression, output, progress));
    }

    /**
     * Takes in an archive of podman or of ours, packed with zstd or gzip or not: all of it, or nothing is left.
     *
     * @param archive read to its end, not closed
     * @param name null for the one in the archive, with a number behind it where that is taken; before the containers'
     *     names where the archive is of a pod
     * @return one, or those of a pod, with a group of their own
     * @throws EngineException INVALID_ARGUMENT for an archive that is damaged, hostile or none of a checkpoint, and for an
     *     impossible name; CHECKPOINT_EXISTS; CHECKPOINT where something in it is damaged; UNSUPPORTED for a container that
     *     depends on others; EXHAUSTED; STORAGE; CANCELLED
     */
    public List<Checkpoint> importArchive(InputStream archive, @Nullable String name, Progress progress) {
        return moving.receive(archive, name, progress);
    }

    /** Those of whole pods. */
    public PodCheckpoints ofPods() {
        return pods;
    }

    /** A reader of what is in them, which remembers what it decoded. */
    public Contents contents() {
        return new Contents(this::require, uses);
    }

    /** Those that run, to be compared with checkpoints. */
    public LiveContainers live() {
        return live;
    }

    private Map<String, String> host() {
        return HostFacts.read(criu.version(), parts.runtime().version());
    }
}
