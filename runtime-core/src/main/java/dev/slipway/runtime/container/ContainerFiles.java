package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.OpenFile;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.Inode;
import dev.slipway.runtime.storage.RootfsTar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of containers, looked at in any state but REMOVING, with those of running ones as they are meanwhile. What is
 * mounted into a container is not among them. A path means what it means to a process in the container: no link, no
 * {@code ..}, and nothing that a process does meanwhile leads out of its root; no device or pipe is opened.
 *
 * <p>Errors, as {@link EngineException}: NO_SUCH_CONTAINER; STATE_INVALID; INVALID_ARGUMENT for a path that leads to
 * nothing, or to what cannot be taken so; STORAGE.
 */
@SuppressWarnings("try") // a lock is held, not looked at
public final class ContainerFiles {
    private final Machinery parts;
    private final Operations operations;
    private final RootfsTar tar = new RootfsTar();

    ContainerFiles(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
    }

    /** What is in a folder, by name. */
    public List<FileEntry> list(String id, String path) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id);
                OpenFile folder = root.find(path, true)) {
            if (!Inode.of(folder.path()).folder()) {
                throw refused(container, path, "is no folder", "Name the folder that it is in.");
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
            throw failure(container, path, e);
        }
    }

    /** What a path leads to, its last link followed. */
    public Inode inode(String id, String path) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id);
                OpenFile file = root.find(path, true)) {
            return Inode.of(file.path());
        } catch (IOException e) {
            throw failure(container, path, e);
        }
    }

    /**
     * Writes a file's bytes, or a folder with all in it as a tar.
     *
     * @param output not closed
     */
    public void read(String id, String path, OutputStream output, Progress progress) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id);
                OpenFile file = root.find(path, true)) {
            Inode inode = Inode.of(file.path());
            progress.at("read", -1);
            if (inode.folder()) {
                tar.whole(file.path(), output);
            } else if (inode.regular()) {
                Files.copy(file.path(), output);
            } else {
                throw refused(container, path, "is a " + inode.kind(), "Only files and folders can be read.");
            }
        } catch (IOException e) {
            progress.check();
            throw failure(container, path, e);
        }
    }

    /**
     * Writes all its files as a tar, as {@code podman export} does.
     *
     * @param output not closed
     */
    public void export(String id, OutputStream output, Progress progress) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id)) {
            progress.at("export", -1);
            tar.whole(root.path(), output);
        } catch (IOException e) {
            progress.check();
            throw failure(container, "/", e);
        }
        operations.ledger().tell(operations.ledger().event(container.config(), "export"));
    }

    private ContainerRecord require(String id) {
        parts.gate().check();
        return operations.lifecycle().require(id, Operation.LOOK);
    }

    private InRoot open(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            return operations.rootfs().open(operations.lifecycle().require(id, Operation.LOOK));
        }
    }

    static EngineException failure(ContainerRecord container, String path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return refused(container, path, "is not there", "Look what is in the folder above it.");
        }
        if (e instanceof NotDirectoryException) {
            return refused(container, path, "leads through a file", "Look what is in the folder above it.");
        }
        if (e instanceof FileSystemLoopException) {
            return refused(container, path, "leads through links without an end", "Name the file itself.");
        }
        String reason = Folders.reason(e);
        boolean full = reason.contains("No space left") || reason.contains("quota exceeded");
        return EngineException.of(
                        full ? ErrorKind.EXHAUSTED : ErrorKind.STORAGE,
                        "could not reach " + path + " in container " + container.name() + ": " + reason,
                        e)
                .about(container.id());
    }

    static EngineException refused(ContainerRecord container, String path, String why, String hint) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not take the path \"" + path + "\": it " + why + " in container " + container.name())
                .about(container.id())
                .hint(hint);
    }
}
