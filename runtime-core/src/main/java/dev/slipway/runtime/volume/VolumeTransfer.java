package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.Exchange;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.storage.FileTree;
import dev.slipway.runtime.storage.ImportLimits;
import dev.slipway.runtime.storage.RootFiles;
import dev.slipway.runtime.storage.TreeTar;
import dev.slipway.runtime.storage.UnpackedTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The files of a volume as a tar, there and back. No lock is held while bytes move. */
@SuppressWarnings("try") // a lock is held, not looked at
final class VolumeTransfer {
    private final VolumeParts parts;
    private final ImportLimits limits;

    VolumeTransfer(VolumeParts parts, ImportLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    long export(Volume known, OutputStream out, Progress progress) {
        Volume volume = beginExport(known);
        try {
            progress.at("write", -1);
            return TreeTar.write(parts.folders().data(volume.name()), out, progress);
        } finally {
            endExport(volume);
        }
    }

    /** Lets its files be looked at; it is there, and mounted where it is a device, meanwhile. */
    <T> T look(Volume known, Function<RootFiles, T> work) {
        Volume volume = beginExport(known);
        try (InRoot root = InRoot.of(parts.folders().data(volume.name()))) {
            return work.apply(new RootFiles(root, new RootFiles.Owner("volume " + volume.name(), volume.id())));
        } catch (IOException e) {
            throw VolumeFolders.failure("open volume " + volume.name(), e);
        } finally {
            endExport(volume);
        }
    }

    private void endExport(Volume volume) {
        try (VolumeLocks.Held held = parts.locks().hold(volume.name())) {
            parts.holds().endExport(volume);
            parts.mounting().unmountIfIdle(volume);
        }
    }

    private Volume beginExport(Volume known) {
        try (VolumeLocks.Held held = parts.locks().hold(known.name())) {
            Volume volume = parts.state().lookupVolume(known.id());
            parts.folders().requireThere(volume);
            parts.holds().beginExport(volume);
            boolean begun = false;
            try {
                LocalOptions options = LocalOptions.of(volume);
                if (options.mounted()) {
                    parts.mounting().mount(volume, options);
                }
                begun = true;
                return volume;
            } finally {
                if (!begun) {
                    parts.holds().endExport(volume);
                }
            }
        }
    }

    /** INVALID_ARGUMENT or UNSUPPORTED for a volume that takes no import. */
    static void requireTaking(Volume volume) {
        if (LocalOptions.of(volume).mounted()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not import into volume %s: its files are those of a device, which cannot be"
                                            .formatted(volume.name())
                                    + " replaced in one step")
                    .about(volume.id())
                    .hint("Unpack the tar in a container that uses it.");
        }
    }

    /**
     * The files are gathered aside, those that are there and those that come, and then take the place of the old in one
     * step: what fails or is cut short leaves the volume as it was.
     */
    ImportedFiles importInto(Volume known, InputStream tar, Progress progress) {
        Volume volume = beginImport(known);
        Path next = parts.folders().gathering(volume.name());
        Path data = parts.folders().data(volume.name());
        try {
            FileTree.delete(next);
            parts.copying().link(data, next);
            long bytes = UnpackedTree.unpack(
                    next, tar, limits, progress, "could not import into volume " + volume.name() + ": ");
            progress.at("save", -1);
            progress.check();
            Volume filled = volume.edit().fresh(false).build();
            Exchange.swap(next, data);
            parts.state()
                    .commit(List.of(
                            new Change.PutVolume(filled),
                            VolumeEvents.of(parts.clock().instant(), filled, "import")));
            return new ImportedFiles(filled, bytes);
        } catch (IOException e) {
            throw VolumeFolders.failure("import into volume " + volume.name(), e);
        } finally {
            end(volume, next);
        }
    }

    private Volume beginImport(Volume known) {
        try (VolumeLocks.Held held = parts.locks().hold(known.name())) {
            Volume volume = parts.state().lookupVolume(known.id());
            requireTaking(volume);
            parts.folders().requireThere(volume);
            parts.holds().beginImport(volume);
            return volume;
        }
    }

    private void end(Volume volume, Path next) {
        try (VolumeLocks.Held held = parts.locks().hold(volume.name())) {
            VolumeFolders.deleteQuietly(next);
            parts.holds().endImport(volume);
        }
    }
}
