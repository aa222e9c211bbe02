package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.FileEntry;
import dev.slipway.runtime.storage.Inode;
import dev.slipway.runtime.storage.RootFiles;
import dev.slipway.runtime.storage.RootfsTar;
import java.io.IOException;
import java.io.OutputStream;
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
        try (InRoot root = open(id)) {
            return new RootFiles(root, owner(container)).list(path);
        }
    }

    /** What a path leads to, its last link followed. */
    public Inode inode(String id, String path) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id)) {
            return new RootFiles(root, owner(container)).inode(path);
        }
    }

    /**
     * Writes a file's bytes, or a folder with all in it as a tar.
     *
     * @param output not closed
     */
    public void read(String id, String path, OutputStream output, Progress progress) {
        ContainerRecord container = require(id);
        try (InRoot root = open(id)) {
            new RootFiles(root, owner(container)).read(path, output, progress);
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
        return RootFiles.failure(owner(container), path, e);
    }

    static EngineException refused(ContainerRecord container, String path, String why, String hint) {
        return RootFiles.refused(owner(container), path, why, hint);
    }

    private static RootFiles.Owner owner(ContainerRecord container) {
        return new RootFiles.Owner("container " + container.name(), container.id());
    }
}
