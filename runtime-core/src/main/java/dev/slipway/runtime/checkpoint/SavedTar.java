package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.runtime.container.FrozenContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.storage.FileChange;
import dev.slipway.runtime.storage.Inode;
import dev.slipway.runtime.storage.RootfsTar;
import dev.slipway.runtime.storage.TreeTar;
import dev.slipway.runtime.storage.UpperFill;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files of a container beside its images, as tars, and back. */
final class SavedTar {
    private final RootfsTar tars = new RootfsTar();
    private final UpperFill filling = new UpperFill();

    /** Saves what the container has otherwise than what it is made of; nothing where it runs on that itself. */
    void saveRootfs(FrozenContainer container, Path folder, Progress progress) {
        Path upper = container.upper();
        if (upper == null) {
            return;
        }
        List<FileChange> changes = container.changes().apply(progress::check);
        List<String> deleted = new ArrayList<>();
        SavedJson.write(
                folder.resolve(Members.CHANGES),
                changes.stream().map(SavedTar::told).toList());
        for (FileChange change : changes) {
            if (change.kind() == FileChange.Kind.DELETED) {
                deleted.add(change.path());
            }
        }
        if (!deleted.isEmpty()) {
            SavedJson.write(folder.resolve(Members.DELETED), deleted);
        }
        if (deleted.size() == changes.size()) {
            return;
        }
        Path list = folder.resolve("changed.list");
        try (OutputStream out = Files.newOutputStream(folder.resolve(Members.DIFF))) {
            tars.changed(upper, changes, list, out);
            Files.delete(list);
        } catch (IOException e) {
            throw broken("save", e);
        }
    }

    private static Map<String, String> told(FileChange change) {
        return Map.of("path", change.path(), "kind", change.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Saves {@code /dev/shm} with all in it; most are empty, and need no program. */
    void saveSharedMemory(Path from, Path archive, Progress progress) {
        try {
            Files.createDirectories(archive.getParent());
            try (OutputStream out = Files.newOutputStream(archive)) {
                if (isEmpty(from)) {
                    writeEmpty(from, out);
                } else {
                    TreeTar.write(from, out, progress);
                }
            }
        } catch (IOException e) {
            throw broken("save", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void writeEmpty(Path folder, OutputStream out) throws IOException {
        Inode inode = Inode.of(folder);
        TarArchiveEntry entry = new TarArchiveEntry("./");
        entry.setMode(inode.permissions());
        entry.setIds(inode.uid(), inode.gid());
        entry.setModTime(inode.modified());
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
    }

    /**
     * Fills a new, empty upper layer with what was saved.
     *
     * @param below what it lies over, top first
     */
    void fillRootfs(Path folder, Path upper, List<Path> below) {
        Path old = folder.resolve(Members.UPPER);
        if (Files.exists(old)) {
            filling.extract(upper, old);
            return;
        }
        filling.fill(upper, below, folder.resolve(Members.DIFF), deleted(folder));
    }

    /** Paths in the container that were deleted. CHECKPOINT where the list is damaged. */
    static List<String> deleted(Path folder) {
        Path file = folder.resolve(Members.DELETED);
        List<String> found = new ArrayList<>();
        if (Files.exists(file)) {
            SavedJson.read(file, JsonNode.class, "the list of deleted files").forEach(each -> found.add(each.asText()));
        }
        return found;
    }

    /** Fills an empty folder, if there is something for it. */
    void fill(Path folder, Path archive) {
        if (Files.exists(archive)) {
            filling.extract(folder, archive);
        }
    }

    private static EngineException broken(String verb, IOException e) {
        return EngineException.of(
                ErrorKind.STORAGE, "could not " + verb + " the container's files: " + e.getMessage(), e);
    }
}
