package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lock that keeps a root folder to one helper; flock(2), so the kernel gives it back when the helper dies. */
public final class RootLock implements AutoCloseable {
    private static final int EXCLUSIVE_NOW = 2 | 4;
    private static final int OWNER_ONLY = 0600;

    private final Descriptor descriptor;

    private RootLock(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Takes the lock, making the file if need be, and writes this process's pid into it.
     *
     * @throws EngineException IN_USE if another helper holds it, STORAGE if the file cannot be made
     */
    public static RootLock take(Path file) {
        Descriptor descriptor = new Descriptor(
                Native.C.open(file.toString(), Native.O_RDWR | Native.O_CREAT | Native.O_CLOEXEC, OWNER_ONLY));
        if (descriptor.number() < 0) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not open the lock file " + file + ": " + Native.C.strerror(Native.error()))
                    .hint("The helper must run as root, and the folder must be writable.");
        }
        if (Native.C.flock(descriptor.number(), EXCLUSIVE_NOW) != 0) {
            descriptor.close();
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not use the root folder " + file.getParent() + ": another helper" + owner(file)
                                    + " uses it")
                    .hint("Stop the other helper first, or give this one another root folder.");
        }
        RootLock lock = new RootLock(descriptor);
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
            return lock;
        } catch (IOException e) {
            lock.close();
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not write the lock file " + file + ": " + e.getMessage(), e);
        }
    }

    private static String owner(Path file) {
        try {
            String pid = Files.readString(file).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives the lock back. A second call does nothing. */
    @Override
    public void close() {
        descriptor.close();
    }
}
