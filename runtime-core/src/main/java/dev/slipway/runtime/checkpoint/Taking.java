package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Freezing;
import dev.slipway.runtime.container.FrozenContainer;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.oci.CheckpointRequest;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.VolumeUse;
import dev.slipway.runtime.volume.Volumes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one checkpoint of a container that is held under its lock. */
final class Taking {
    private final State state;
    private final OciRuntime runtime;
    private final Volumes volumes;
    private final CheckpointFolders folders;
    private final InstantSource clock;
    private final SavedTar tar = new SavedTar();
    private final SavedConfig configs = new SavedConfig();

    Taking(State state, OciRuntime runtime, Volumes volumes, CheckpointFolders folders, InstantSource clock) {
        this.state = state;
        this.runtime = runtime;
        this.volumes = volumes;
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * What is to be taken.
     *
     * @param id of the checkpoint, as {@link Checkpoint}
     * @param host facts of this machine
     */
    record Wish(
            String id,
            String name,
            CheckpointOptions options,
            @Nullable String note,
            @Nullable String group,
            @Nullable String parent,
            Map<String, String> host) {}

    /**
     * Freezes the container, saves its files, then its processes, so that all are of one moment. On any failure it goes
     * on; the caller discards the folder. A pre-checkpoint saves memory alone, and freezes nothing.
     *
     * @return what to save in the catalogue; the folder has its name by then, so that whoever is told finds it
     */
    List<Change> take(FrozenContainer container, Wish wish, Freezing freezing, Progress progress) {
        Path folder = begin(container, wish);
        if (wish.options().preCheckpoint()) {
            progress.at("memory", 0.2);
            dump(container, folder, wish.options(), wish.parent());
            return taken(container.record(), folder, wish, progress);
        }
        save(container, folder, wish.options(), wish.parent(), freezing, progress);
        return taken(container.record(), folder, wish, progress);
    }

    /**
     * Saves files and processes as of one moment. The container is frozen meanwhile, and goes on afterwards if it is to or
     * if that failed.
     */
    void save(
            FrozenContainer container,
            Path folder,
            CheckpointOptions options,
            @Nullable String parent,
            Freezing freezing,
            Progress progress) {
        ContainerConfig config = container.record().config();
        progress.at("freeze", 0.1);
        freezing.freeze(config);
        boolean goesOn = true;
        try {
            files(container, folder, options, progress);
            progress.check();
            progress.at("processes", 0.5);
            dump(container, folder, options, parent);
            goesOn = options.goesOn();
        } finally {
            if (goesOn) {
                freezing.thaw(config);
            }
        }
    }

    /** Makes the folder, with what is known before anything is frozen. */
    Path begin(FrozenContainer container, Wish wish) {
        Path folder = folders.begin(wish.id());
        ContainerRecord record = container.record();
        configs.write(folder, record.config());
        SavedNetworks.write(folder, record.state().networks());
        podOf(record)
                .ifPresent(
                        infra -> SavedNetworks.writeOfPod(folder, infra.state().networks()));
        SavedRecord.write(folder, described(record, folder, wish));
        copy(container.spec(), folder.resolve(Members.SPEC));
        return folder;
    }

    /** The container that holds the places of a container's pod on networks. */
    private Optional<ContainerRecord> podOf(ContainerRecord container) {
        return Optional.ofNullable(container.config().pod())
                .flatMap(state::pod)
                .map(PodConfig::infraId)
                .flatMap(state::container);
    }

    /** Saves the files of a frozen container. */
    void files(FrozenContainer container, Path folder, CheckpointOptions options, Progress progress) {
        progress.at("files", 0.2);
        if (!options.ignoreRootfs()) {
            tar.saveRootfs(container, folder, progress);
        }
        if (container.sharedMemory() != null) {
            tar.saveSharedMemory(container.sharedMemory(), folder.resolve(Members.SHARED_MEMORY), progress);
        }
        if (!options.ignoreVolumes()) {
            Set<String> saved = new HashSet<>();
            for (VolumeUse use : container.record().config().volumes()) {
                if (saved.add(use.name())) {
                    progress.at("volume " + use.name(), 0.3);
                    volume(use, folder.resolve(Members.volume(use.name())), progress);
                }
            }
        }
        copy(container.log(), folder.resolve(Members.LOG));
    }

    private void volume(VolumeUse use, Path archive, Progress progress) {
        try {
            Files.createDirectories(archive.getParent());
            try (OutputStream out = Files.newOutputStream(archive)) {
                volumes.exportTar(use.volume(), out, progress);
            }
        } catch (IOException e) {
            throw broken("save volume " + use.name(), e);
        }
    }

    /** Saves the processes of a frozen container. */
    void dump(FrozenContainer container, Path folder, CheckpointOptions options, @Nullable String parent) {
        Path images = folder.resolve(Members.IMAGES);
        try {
            runtime.checkpoint(
                    container.record().id(),
                    new CheckpointRequest(images, folder, options, parent == null ? null : folders.fromImages(parent)));
        } catch (EngineException e) {
            throw CriuDiagnosis.explain("checkpoint", container.record().name(), folder.resolve(Members.DUMP_LOG), e)
                    .about(container.record().id());
        }
        if (!options.preCheckpoint()) {
            new CriuImages(images).requireComplete();
        }
    }

    /** Gives the folder its name, and returns what to save in the catalogue. */
    List<Change> taken(ContainerRecord container, Path folder, Wish wish, Progress progress) {
        progress.at("save", 0.9);
        Checkpoint checkpoint = described(container, folder, wish);
        SavedRecord.write(folder, checkpoint);
        folders.settle(wish.id());
        return List.of(
                new Change.AddCheckpoint(checkpoint), CheckpointEvents.of(clock.instant(), checkpoint, "create"));
    }

    private Checkpoint described(ContainerRecord container, Path folder, Wish wish) {
        Map<String, Long> sizes = CheckpointSizes.of(folder);
        return new Checkpoint(
                wish.id(),
                wish.name(),
                clock.instant(),
                container.id(),
                container.name(),
                folders.path(wish.id()).toString(),
                CheckpointSizes.sum(sizes),
                wish.options(),
                wish.note(),
                wish.host(),
                false,
                container.config().pod(),
                wish.group(),
                wish.parent(),
                sizes);
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw broken("save " + from.getFileName(), e);
        }
    }

    private static EngineException broken(String what, IOException e) {
        return EngineException.of(ErrorKind.STORAGE, "could not " + what + ": " + e.getMessage(), e);
    }
}
