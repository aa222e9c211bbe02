package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root filesystem of a container whose changes are kept apart from what it was made of. */
public final class RootfsMount {
    private final Mounts mounts;

    public RootfsMount(Mounts mounts) {
        this.mounts = mounts;
    }

    /**
     * Mounts {@code lowers} at {@code target} with changes kept in {@code upper}, making the folders that are missing.
     * After an error nothing is mounted.
     *
     * @param lowers what it was made of, top first; at least one
     * @param work a folder of its own on the file system of {@code upper}
     * @throws EngineException STORAGE; UNSUPPORTED where the kernel or a file system takes no overlay
     */
    public void mount(List<Path> lowers, Path upper, Path work, Path target) {
        require(lowers);
        try {
            Files.createDirectories(upper);
            Files.createDirectories(work);
            Files.createDirectories(target);
            if (empty(upper)) {
                copyRootFolderAttributes(lowers.get(0), upper);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not mount the root filesystem: " + e.getMessage(), e);
        }
        mounts.detach(target);
        mounts.overlay(lowers, upper, work, target);
    }

    /**
     * Mounts a folder at {@code target}, which is made if it is missing: changes are made in the folder itself. After an
     * error nothing is mounted.
     *
     * @throws EngineException STORAGE
     */
    public void mount(Path folder, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not mount the root filesystem: " + e.getMessage(), e);
        }
        mounts.detach(target);
        mounts.bind(folder, target, false);
    }

    /**
     * Mounts layers at {@code target} to be looked at alone: nothing can be written to them. After an error nothing is
     * mounted.
     *
     * @param lowers top first; at least one
     * @throws EngineException STORAGE
     */
    public void mountToRead(List<Path> lowers, Path target) {
        require(lowers);
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not mount the root filesystem: " + e.getMessage(), e);
        }
        mounts.overlay(lowers, target);
    }

    private static void require(List<Path> lowers) {
        for (Path lower : lowers) {
            if (!Files.isDirectory(lower)) {
                throw EngineException.of(
                                ErrorKind.STORAGE, "could not mount the root filesystem: " + lower + " is no folder")
                        .hint("Its files are gone. Import the bundle or pull the image again.");
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** The merged root folder takes owner and mode from the upper one. */
    private static void copyRootFolderAttributes(Path lower, Path upper) throws IOException {
        for (String attribute : new String[] {"unix:uid", "unix:gid", "unix:mode"}) {
            Files.setAttribute(upper, attribute, Files.getAttribute(lower, attribute));
        }
    }

    /** Whether something is mounted at {@code target}. */
    public boolean mounted(Path target) {
        return mounts.list().stream().anyMatch(mount -> mount.target().equals(target));
    }

    /** Unmounts the root filesystem and removes the mount point; one that is not mounted is no error. */
    public void unmount(Path target) {
        mounts.detach(target);
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not remove the mount point " + target + ": " + e.getMessage(), e);
        }
    }
}
