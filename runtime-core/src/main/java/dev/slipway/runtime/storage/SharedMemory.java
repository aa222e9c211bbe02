package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code /dev/shm} of containers that share an IPC namespace: a file system in memory, kept on the host for them. */
public final class SharedMemory {
    private static final long BYTES = 64L << 20;
    private static final int MODE = 01777;

    private final Mounts mounts = new Mounts();

    /** Mounts an empty one at {@code target}, making the folder; STORAGE. */
    public void mount(Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not make the folder " + target + ": " + e.getMessage(), e);
        }
        mounts.detach(target);
        mounts.tmpfs(target, BYTES, MODE);
    }

    /** Unmounts it and removes the folder; its memory is free once no container has it. One that is not there is no error. */
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
