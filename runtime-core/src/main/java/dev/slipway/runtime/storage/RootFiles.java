package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.OpenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Files below a root that somebody else writes to: no path leads out of it, and no device or pipe is opened.
 *
 * <p>Errors, as {@link EngineException}: INVALID_ARGUMENT for a path that leads to nothing, or to what cannot be taken so; EXHAUSTED;
 * STORAGE.
 */
public final class RootFiles {
    private static final RootfsTar TAR = new RootfsTar();

    private final InRoot root;
    private final Owner owner;

    /**
     * Whose files they are, for errors.
     *
     * @param words such as {@code container web}
     */
    public record Owner(String words, String id) {}

    /** Files below a root, which is not closed. */
    public RootFiles(InRoot root, Owner owner) {
        this.root = root;
        this.owner = owner;
    }

    /** What is in a folder, by name. */
    public List<FileEntry> list(String path) {
        try (OpenFile folder = root.find(path, true)) {
            if (!Inode.of(folder.path()).folder()) {
                throw refused(owner, path, "is no folder", "Name the folder that it is in.");
            }
            List<FileEntry> found = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
                for (Path entry : entries) {
                    Inode inode = Inode.find(entry);
                    if (inode != null) {
                        found.add(new FileEntry(
                                String.valueOf(entry.getFileName()),
                                inode,
                                inode.link() ? Files.readSymbolicLink(entry).toString() : null));
                    }
                }
            }
            found.sort(Comparator.comparing(FileEntry::name));
            return found;
        } catch (IOException e) {
            throw failure(owner, path, e);
        }
    }

    /** What a path leads to, its last link followed. */
    public Inode inode(String path) {
        try (OpenFile file = root.find(path, true)) {
            return Inode.of(file.path());
        } catch (IOException e) {
            throw failure(owner, path, e);
        }
    }

    /**
     * Writes a file's bytes, or a folder with all in it as a tar.
     *
     * @param output not closed
     */
    public void read(String path, OutputStream output, Progress progress) {
        try (OpenFile file = root.find(path, true)) {
            Inode inode = Inode.of(file.path());
            progress.at("read", -1);
            if (inode.folder()) {
                TAR.whole(file.path(), output);
            } else if (inode.regular()) {
                Files.copy(file.path(), output);
            } else {
                throw refused(owner, path, "is a " + inode.kind(), "Only files and folders can be read.");
            }
        } catch (IOException e) {
            progress.check();
            throw failure(owner, path, e);
        }
    }

    /** Why a path could not be reached. */
    public static EngineException failure(Owner owner, String path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return refused(owner, path, "is not there", "Look what is in the folder above it.");
        }
        if (e instanceof NotDirectoryException) {
            return refused(owner, path, "leads through a file", "Look what is in the folder above it.");
        }
        if (e instanceof FileSystemLoopException) {
            return refused(owner, path, "leads through links without an end", "Name the file itself.");
        }
        String reason = e instanceof FileSystemException said && said.getReason() != null
                ? said.getReason()
                : String.valueOf(e.getMessage());
        boolean full = reason.contains("No space left") || reason.contains("quota exceeded");
        return EngineException.of(
                        full ? ErrorKind.EXHAUSTED : ErrorKind.STORAGE,
                        "could not reach " + path + " in " + owner.words() + ": " + reason,
                        e)
                .about(owner.id());
    }

    /** That a path is not taken. */
    public static EngineException refused(Owner owner, String path, String why, String hint) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not take the path \"" + path + "\": it " + why + " in " + owner.words())
                .about(owner.id())
                .hint(hint);
    }
}
