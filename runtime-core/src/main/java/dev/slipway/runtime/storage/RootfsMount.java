package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The root filesystem of a container whose changes are kept apart from what it was made of. */
public final class RootfsMount {
    private final Mounts mounts;

    public RootfsMount(Mounts mounts) {
        this.mounts = mounts;
    }

    /**
     * Mounts {@code lower} at {@code target} with changes kept in {@code upper}, making the folders that are missing.
     * After an error nothing is mounted.
     *
     * @param work a folder of its own on the file system of {@code upper}
     * @throws EngineException STORAGE
     */
    public void mount(Path lower, Path upper, Path work, Path target) {
        if (!Files.isDirectory(lower)) {
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not mount the root filesystem: " + lower + " is no folder")
                    .hint("The bundle's files are gone. Import the bundle again.");
        }
        try {
            Files.createDirectories(upper);
            Files.createDirectories(work);
            Files.createDirectories(target);
            copyRootFolderAttributes(lower, upper);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not mount the root filesystem: " + e.getMessage(), e);
        }
        mounts.detach(target);
        mounts.overlay(lower, upper, work, target);
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
