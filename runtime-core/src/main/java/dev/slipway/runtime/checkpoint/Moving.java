package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checkpoints on their way to other machines, and from there. */
final class Moving {
    private static final String VERB = "import the checkpoint";

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
        requireNoOthers(checkpoint, Set.of());
        return exporting.write(
                new ArchiveExport.Source(checkpoint, parent.orElse(null), ""), compression, output, progress);
    }

    /** Writes those of a pod as one archive. */
    long sendPod(List<Checkpoint> together, Compression compression, OutputStream output, Progress progress) {
        Set<String> containers = together.stream().map(Checkpoint::containerId).collect(Collectors.toSet());
        together.forEach(each -> requireNoOthers(each, containers));
        return exporting.writePod(together, compression, output, progress);
    }

    /**
     * One that depends on others, its pod's infra container aside, would not find them elsewhere (R-CKPT-04).
     *
     * @param along containers that go with it
     */
    private void requireNoOthers(Checkpoint checkpoint, Set<String> along) {
        ContainerConfig config = new SavedConfig().read(Path.of(checkpoint.path()));
        boolean alone = along.containsAll(config.dependsOn())
                && (config.pod() != null || config.namespaces().isEmpty())
                && config.namespaces().values().stream()
                        .filter(container -> !along.contains(container))
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
    List<Checkpoint> receive(InputStream archive, @Nullable String name, Progress progress) {
        if (name != null) {
            names.choose(VERB, name, name);
        }
        List<String> begun = new ArrayList<>();
        try {
            progress.at("read", -1);
            Path whole = begin(begun);
            List<Path> arrived = importing.unpack(archive, whole, progress);
            progress.at("check", -1);
            List<Checkpoint> taken = arrived.equals(List.of(whole))
                    ? List.of(arrived(begun.get(0), whole, null, read -> one(name, read)))
                    : ofPod(arrived, begun, name);
            progress.check();
            List<Change> changes = new ArrayList<>();
            for (Checkpoint each : taken) {
                folders.settle(each.id());
                changes.add(new Change.AddCheckpoint(each));
                changes.add(CheckpointEvents.of(clock.instant(), each, "import"));
            }
            state.commit(changes);
            return taken;
        } finally {
            begun.forEach(catalogue::discardUnsaved);
        }
    }

    private List<Checkpoint> ofPod(List<Path> arrived, List<String> begun, @Nullable String name) {
        String group = ids.get();
        List<Checkpoint> taken = new ArrayList<>();
        Set<String> chosen = new HashSet<>();
        for (Path from : arrived) {
            Path folder = begin(begun);
            move(from, folder);
            Checkpoint read = arrived(begun.get(begun.size() - 1), folder, group, each -> ofPod(name, each));
            if (!chosen.add(read.name())) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not " + VERB + ": two in the archive are named " + read.name())
                        .hint("Export the pod's checkpoint again.");
            }
            taken.add(read);
        }
        return taken;
    }

    private Path begin(List<String> begun) {
        String id = ids.get();
        begun.add(id);
        return folders.beginEmpty(id);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not " + VERB + ": " + e.getMessage(), e);
        }
    }

    /** Reads what was unpacked into a folder, and gives it a name here. */
    private Checkpoint arrived(String id, Path folder, @Nullable String group, Function<Checkpoint, String> naming) {
        Checkpoint read = importing.read(folder);
        Map<String, Long> sizes = CheckpointSizes.of(folder);
        Checkpoint taken = read.edit()
                .id(id)
                .name(naming.apply(read))
                .path(folders.path(id).toString())
                .group(group)
                .sizes(sizes)
                .size(CheckpointSizes.sum(sizes))
                .build();
        SavedRecord.write(folder, taken);
        return taken;
    }

    private String one(@Nullable String wished, Checkpoint read) {
        return wished == null ? names.orNumbered(read.name(), read.containerName()) : wished;
    }

    private String ofPod(@Nullable String wished, Checkpoint read) {
        return wished == null ? one(null, read) : names.choose(VERB, wished + "." + read.containerName(), "");
    }
}
