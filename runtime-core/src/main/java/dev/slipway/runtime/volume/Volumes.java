package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.storage.DeviceMount;
import dev.slipway.runtime.storage.FileTree;
import dev.slipway.runtime.storage.ImportLimits;
import dev.slipway.runtime.storage.RootFiles;
import dev.slipway.runtime.storage.TreeCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The volumes of an engine. Safe for use by several threads. */
@SuppressWarnings("try") // a lock is held, not looked at
public final class Volumes {
    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);

    private final VolumeParts parts;
    private final VolumeUses uses;
    private final VolumeTransfer transfer;

    /**
     * @param folder where volumes are kept, one folder for each, by its name
     * @param runs where the run folders of containers are, by their ids
     * @param ids gives a new id, 64 lower-case hexadecimal digits, at each call
     */
    public Volumes(Path folder, Path runs, State state, Mounts mounts, InstantSource clock, Supplier<String> ids) {
        ProgramRunner programs = new ProgramRunner();
        VolumeFolders folders = new VolumeFolders(folder, mounts);
        VolumeHolds holds = new VolumeHolds(state, runs);
        this.parts = new VolumeParts(
                state,
                clock,
                ids,
                folders,
                new VolumeLocks(),
                holds,
                new VolumeMounting(state, clock, folders, holds, new DeviceMount(mounts, programs)),
                new TreeCopy(programs));
        this.uses = new VolumeUses(parts);
        this.transfer = new VolumeTransfer(parts, ImportLimits.defaults());
    }

    /** What containers have of them. */
    public VolumeUses uses() {
        return uses;
    }

    /** Puts their folders right, after a helper that may have been killed. Before anything else is asked of them. */
    public void recover() {
        parts.folders().recover(parts.state().volumes());
    }

    /** Unmounts those that no run has any more. Once containers are as they are said to be. */
    public void unmountIdle() {
        for (Volume volume : parts.state().volumes()) {
            try (VolumeLocks.Held held = parts.locks().hold(volume.name())) {
                parts.mounting().unmountIfIdle(volume);
            } catch (EngineException e) {
                LOG.warn("volume {} could not be brought in line: {}", volume.name(), e.message(), e);
            }
        }
    }

    /**
     * Creates a volume. After an error nothing of it is left.
     *
     * @throws EngineException VOLUME_EXISTS; INVALID_ARGUMENT for a name or options that make no sense; UNSUPPORTED for a
     *     driver that there is not, and for a size that the file system cannot bound; STORAGE; EXHAUSTED
     */
    public Volume create(CreateVolume request) {
        Volume volume = request.volume(parts.ids().get(), parts.clock().instant());
        LocalOptions options = LocalOptions.of(volume);
        requireUnbounded(options);
        try (VolumeLocks.Held held = parts.locks().hold(volume.name());
                VolumeChanges creation = new VolumeChanges(parts.folders(), () -> {})) {
            parts.state().volumeNamed(volume.name()).ifPresent(Volumes::refuse);
            creation.add(volume, options, VolumeEvents.of(volume.created(), volume, "create"));
            parts.state().commit(creation.changes());
            creation.saved();
            return volume;
        }
    }

    private static void refuse(Volume known) {
        throw EngineException.of(
                        ErrorKind.VOLUME_EXISTS,
                        "could not create volume " + known.name() + ": there is one of this name")
                .about(known.id())
                .hint("Use that one, or choose another name.");
    }

    private void requireUnbounded(LocalOptions options) {
        if (options.bounded()) {
            String why = parts.mounting().canBound()
                    ? "this version sets no project quotas"
                    : "the file system of " + parts.folders().root() + " has no project quotas";
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED, "could not bound the volume's size or number of files: " + why)
                    .hint("Leave size and inodes out, or use type=tmpfs with o=size=...");
        }
    }

    /** All, oldest first. */
    public List<Volume> list() {
        return parts.state().volumes();
    }

    /**
     * Those that all filters want, oldest first.
     *
     * @param filters {@code name} (a part), {@code id} (a prefix), {@code label}, {@code driver}, {@code anonymous}, {@code dangling}
     */
    public List<Volume> matching(Map<String, List<String>> filters) {
        return parts.state().volumes().stream()
                .filter(VolumeFilter.of(filters, parts.state()))
                .toList();
    }

    /** The volume of this id, name or unique prefix of an id; NO_SUCH_VOLUME, AMBIGUOUS_ID. */
    public Volume require(String idOrName) {
        return parts.state().lookupVolume(idOrName);
    }

    /** The containers that use it, in id order. */
    public List<ContainerRecord> users(Volume volume) {
        return parts.state().volumeUsers(volume.id());
    }

    /** Where its files are on the host. */
    public Path data(Volume volume) {
        return parts.folders().data(volume.name());
    }

    /** Whether it is a device that is mounted now. */
    public boolean mounted(Volume volume) {
        return LocalOptions.of(volume).mounted() && parts.mounting().mounted(volume);
    }

    /** Whether it is a device or folder that is mounted while containers use it. */
    public static boolean isDevice(Map<String, String> options) {
        return LocalOptions.parse(options).mounted();
    }

    /** Bytes of its files; of a device that is not mounted 0. Looks at each file. */
    public long size(Volume volume) {
        try {
            return FileTree.size(parts.folders().data(volume.name()));
        } catch (IOException e) {
            throw VolumeFolders.failure("measure volume " + volume.name(), e);
        }
    }

    /**
     * Removes a volume that no container uses, with its files.
     *
     * @throws EngineException NO_SUCH_VOLUME; IN_USE, naming who uses it; STORAGE if its files could not be deleted: it is
     *     removed all the same, and that is tried again at the next opening
     */
    public void remove(String idOrName) {
        Volume known = parts.state().lookupVolume(idOrName);
        try (VolumeLocks.Held held = parts.locks().hold(known.name());
                VolumeChanges removal = new VolumeChanges(parts.folders(), () -> {})) {
            Volume volume = parts.state().lookupVolume(known.id());
            requireUnused(volume);
            parts.holds().requireNoTransfer(volume, "remove");
            parts.mounting().unmountIfIdle(volume);
            removal.remove(volume, VolumeEvents.of(parts.clock().instant(), volume, "remove"));
            parts.state().commit(removal.changes());
            removal.saved();
        }
    }

    private void requireUnused(Volume volume) {
        List<ContainerRecord> users = users(volume);
        if (!users.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove volume %s: containers use it: %s"
                                    .formatted(
                                            volume.name(),
                                            users.stream()
                                                    .map(ContainerRecord::name)
                                                    .collect(Collectors.joining(", "))))
                    .about(volume.id())
                    .detail(
                            "containers",
                            users.stream().map(ContainerRecord::id).toList())
                    .hint("Remove them first, or remove it with force, which removes them as well.");
        }
    }

    /**
     * Removes the volumes that no container uses, with their files.
     *
     * @param filters as of {@link #matching}
     * @param dryRun only tells what would be removed
     * @return oldest first; those that could not be removed with why
     */
    public List<PrunedVolume> prune(Map<String, List<String>> filters, boolean dryRun) {
        Predicate<Volume> wanted = VolumeFilter.of(filters, parts.state());
        List<PrunedVolume> report = new ArrayList<>();
        for (Volume volume : parts.state().volumes()) {
            if (users(volume).isEmpty() && wanted.test(volume)) {
                long bytes = size(volume);
                report.add(new PrunedVolume(volume.id(), volume.name(), bytes, pruned(volume, dryRun)));
            }
        }
        if (!dryRun && report.stream().anyMatch(each -> each.error() == null)) {
            tellPruned(report);
        }
        return report;
    }

    private @Nullable EngineException pruned(Volume volume, boolean dryRun) {
        try {
            if (dryRun) {
                parts.holds().requireNoTransfer(volume, "remove");
            } else {
                remove(volume.id());
            }
            return null;
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.RUNTIME_STOPPED || e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return e;
        }
    }

    private void tellPruned(List<PrunedVolume> report) {
        List<PrunedVolume> gone =
                report.stream().filter(each -> each.error() == null).toList();
        long bytes = gone.stream().mapToLong(PrunedVolume::bytes).sum();
        parts.state()
                .commit(List.of(new Change.Append(new Event(
                        0,
                        parts.clock().instant(),
                        Event.Type.VOLUME,
                        "prune",
                        "engine",
                        "engine",
                        Map.of("count", gone.size(), "bytes", bytes)))));
    }

    /**
     * Writes the files of a volume as a tar. A container may change them meanwhile.
     *
     * @param out not closed
     * @return bytes written
     * @throws EngineException NO_SUCH_VOLUME; IN_USE while an import into it is under way; STORAGE; CANCELLED
     */
    public long exportTar(String idOrName, OutputStream out, Progress progress) {
        return transfer.export(parts.state().lookupVolume(idOrName), out, progress);
    }

    /**
     * Looks at the files of a volume; a container may change them meanwhile.
     *
     * @throws EngineException NO_SUCH_VOLUME; IN_USE while an import into it is under way; and as {@link RootFiles}
     */
    public <T> T look(String idOrName, Function<RootFiles, T> work) {
        return transfer.look(parts.state().lookupVolume(idOrName), work);
    }

    /** Requires that an import into the volume makes sense; as {@link #importTar}. */
    public Volume requireTaking(String idOrName) {
        Volume volume = parts.state().lookupVolume(idOrName);
        VolumeTransfer.requireTaking(volume);
        return volume;
    }

    /**
     * Unpacks a tar over the files of a volume, all of it or nothing.
     *
     * @param tar read to its end, not closed
     * @throws EngineException NO_SUCH_VOLUME; IN_USE while containers run with it or a transfer is under way; UNSUPPORTED
     *     for a device; INVALID_ARGUMENT for a tar that is damaged or hostile; EXHAUSTED; STORAGE; CANCELLED
     */
    public ImportedFiles importTar(String idOrName, InputStream tar, Progress progress) {
        return transfer.importInto(parts.state().lookupVolume(idOrName), tar, progress);
    }
}
