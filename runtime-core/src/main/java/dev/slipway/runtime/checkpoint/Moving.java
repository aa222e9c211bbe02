package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checkpoints on their way to other machines, and from there. */
final class Moving {
    private final State state;
    private final CheckpointFolders folders;
    private final CheckpointNames names;
    private final Catalogue catalogue;
    private final ArchiveExport exporting;
    private final ArchiveImport importing;
    private final InstantSource clock;
    private final Supplier<String> ids;

    Moving(
            CheckpointSettings settings,
            CheckpointParts parts,
            CheckpointFolders folders,
            CheckpointNames names,
            Catalogue catalogue) {
        this.state = parts.state();
        this.folders = folders;
        this.names = names;
        this.catalogue = catalogue;
        this.exporting = new ArchiveExport(new PodmanConfig(settings.podmanVolumes()));
        this.importing = new ArchiveImport(new PodmanImport(settings.cgroupParent()));
        this.clock = parts.clock();
        this.ids = parts.ids();
    }

    /**
     * Writes it as an archive.
     *
     * @param parent what it builds on; empty for nothing
     */
    long send(
            Checkpoint checkpoint,
            Optional<Checkpoint> parent,
            Compression compression,
            OutputStream output,
            Progress progress) {
        requireAlone(checkpoint);
        return exporting.write(checkpoint, parent.orElse(null), compression, output, progress);
    }

    /** One that depends on others, its pod's infra container aside, would not find them elsewhere (R-CKPT-04). */
    private void requireAlone(Checkpoint checkpoint) {
        ContainerConfig config = new SavedConfig().read(Path.of(checkpoint.path()));
        boolean alone = config.dependsOn().isEmpty()
                && (config.pod() != null || config.namespaces().isEmpty())
                && config.namespaces().values().stream()
                        .map(state::container)
                        .flatMap(Optional::stream)
                        .map(ContainerRecord::config)
                        .allMatch(ContainerConfig::infra);
        if (!alone) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not export checkpoint " + checkpoint.name() + ": its container "
                                    + checkpoint.containerName() + " depends on others")
                    .about(checkpoint.id())
                    .hint("Containers with dependencies cannot be moved.");
        }
    }

    /** Takes an archive in: all of it, or nothing is left. */
    Checkpoint receive(InputStream archive, @Nullable String name, Progress progress) {
        String chosen = name == null ? null : names.choose("import the checkpoint", name, name);
        String id = ids.get();
        Path folder = folders.beginEmpty(id);
        try {
            progress.at("read", -1);
            Checkpoint read = importing.read(archive, folder, progress);
            Map<String, Long> sizes = CheckpointSizes.of(folder);
            Checkpoint taken = read.edit()
                    .id(id)
                    .name(chosen == null ? names.orNumbered(read.name(), read.containerName()) : chosen)
                    .path(folders.path(id).toString())
                    .sizes(sizes)
                    .size(CheckpointSizes.sum(sizes))
                    .build();
            SavedRecord.write(folder, taken);
            progress.check();
            folders.settle(id);
            state.commit(
                    List.of(new Change.AddCheckpoint(taken), CheckpointEvents.of(clock.instant(), taken, "import")));
            return taken;
        } finally {
            catalogue.discardUnsaved(id);
        }
    }
}
