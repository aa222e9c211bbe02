package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares checkpoints with containers that run. A container is saved for it, as a checkpoint that leaves it running would
 * be, in a folder aside that is gone afterwards: so it is one moment that is looked at, and all of it.
 */
public final class LiveContainers {
    private final CheckpointParts parts;
    private final ProcessImages processes;
    private final Criu criu;
    private final CheckpointFolders folders;
    private final Taking taking;

    LiveContainers(
            CheckpointParts parts, ProcessImages processes, Criu criu, CheckpointFolders folders, Taking taking) {
        this.parts = parts;
        this.processes = processes;
        this.criu = criu;
        this.folders = folders;
        this.taking = taking;
    }

    /**
     * The container that is meant where a checkpoint or a container may be named; empty where a checkpoint is, which goes
     * before a container of the same name.
     *
     * @throws EngineException NO_SUCH_CHECKPOINT where there is neither; AMBIGUOUS_ID
     */
    public Optional<ContainerRecord> named(String idOrName) {
        try {
            parts.state().lookupCheckpoint(idOrName);
            return Optional.empty();
        } catch (EngineException none) {
            if (none.kind() != ErrorKind.NO_SUCH_CHECKPOINT) {
                throw none;
            }
            return Optional.of(container(idOrName, none));
        }
    }

    private ContainerRecord container(String idOrName, EngineException otherwise) {
        try {
            return parts.state().lookupContainer(idOrName);
        } catch (EngineException none) {
            throw none.kind() == ErrorKind.NO_SUCH_CONTAINER ? otherwise : none;
        }
    }

    /**
     * What a container has otherwise than a checkpoint, its own or another's: from RUNNING to RUNNING. It is frozen while
     * it is saved, not while it is compared.
     *
     * @param contents of checkpoints
     * @param what is compared; files as far as the checkpoint keeps them
     * @throws EngineException UNSUPPORTED without a CRIU that works; STATE_INVALID unless it runs; CHECKPOINT with cause
     *     and cure, and where what is read is damaged; CANCELLED. It goes on, and nothing is left
     */
    public Comparison compare(
            Contents contents, Checkpoint from, ContainerRecord to, Set<Comparison.What> what, Progress progress) {
        criu.require();
        String id = parts.ids().get();
        CheckpointOptions options = options(from.options(), what.contains(Comparison.What.FILES));
        try {
            Path folder = folders.begin(id);
            Instant seen = parts.clock().instant();
            processes.look(
                    to.id(),
                    container -> taking.save(container, folder, options, null, processes.freezing(), progress));
            return contents.compareLive(from, described(id, folder, to, options, seen), what, progress);
        } finally {
            folders.discard(id);
        }
    }

    /** All that CRIU must be allowed: nobody has to bring the connections and locks that it saves to life again. */
    private static CheckpointOptions options(CheckpointOptions from, boolean files) {
        return new CheckpointOptions(true, true, true, true, true)
                .edit()
                .ignoreRootfs(from.ignoreRootfs() || !files)
                .ignoreVolumes(from.ignoreVolumes() || !files)
                .build();
    }

    private static Checkpoint described(
            String id, Path folder, ContainerRecord container, CheckpointOptions options, Instant seen) {
        return new Checkpoint(
                id,
                container.name(),
                seen,
                container.id(),
                container.name(),
                folder.toString(),
                0,
                options,
                null,
                Map.of(),
                false,
                container.config().pod(),
                null,
                null,
                Map.of());
    }
}
