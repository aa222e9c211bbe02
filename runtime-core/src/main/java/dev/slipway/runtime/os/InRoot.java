package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import jnr.ffi.Pointer;

/**
 * A folder whose paths are found as by a process that has it as its root: no link, no {@code ..} and nothing that another
 * process does meanwhile leads out of it. The kernel does the looking, by openat2(2), so that there is no moment between
 * a look and an act.
 */
public final class InRoot implements AutoCloseable {
    private static final int SYS_OPENAT2 = 437;
    private static final int HOW_SIZE = 24;
    private static final int MODE_OFFSET = 8;
    private static final int RESOLVE_OFFSET = 16;
    private static final long NO_MAGIC_LINKS = 2;
    private static final long IN_ROOT = 16;
    private static final int O_EXCL = 0x80;
    private static final int O_NOFOLLOW = 0x20000;
    private static final int O_DIRECTORY = 0x10000;
    private static final int EACCES = 13;
    private static final int ENOTDIR = 20;
    private static final int ELOOP = 40;
    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long PAUSE_NANOS = 100_000;

    private final Descriptor root;
    private final Runnable closed;

    private InRoot(Descriptor root, Runnable closed) {
        this.root = root;
        this.closed = closed;
    }

    /** Opens a folder of the engine's own as the root. It stays what it is whatever is mounted there later. */
    public static InRoot of(Path folder) throws IOException {
        return of(folder, () -> {});
    }

    /**
     * As {@link #of(Path)}.
     *
     * @param closed called once it is closed
     */
    public static InRoot of(Path folder, Runnable closed) throws IOException {
        int number = Native.C.open(folder.toString(), Native.O_PATH | O_DIRECTORY | Native.O_CLOEXEC, 0);
        if (number < 0) {
            throw failure(folder.toString(), Native.error());
        }
        return new InRoot(new Descriptor(number), closed);
    }

    /**
     * What a path names, without opening it: nothing is read, and no device or pipe notices. Close it.
     *
     * @param path from this root, with or without a slash before it
     * @param follow whether a link at its end is followed, within the root
     * @throws FileSystemException NoSuchFile; NotDirectory; FileSystemLoop
     */
    public OpenFile find(String path, boolean follow) throws IOException {
        return open(root, path, Native.O_PATH | (follow ? 0 : O_NOFOLLOW), 0);
    }

    /**
     * As {@link #find(String, boolean)} of what is in a folder, without following it.
     *
     * @param name of one component
     */
    public OpenFile find(OpenFile folder, String name) throws IOException {
        return open(folder.descriptor(), name, Native.O_PATH | O_NOFOLLOW, 0);
    }

    /**
     * Makes a file in a folder of this root, for writing. Close it.
     *
     * @param folder what {@link #find} found
     * @param name of one component
     * @throws FileSystemException FileAlreadyExists, be it a link
     */
    public OpenFile create(OpenFile folder, String name) throws IOException {
        return open(folder.descriptor(), name, Native.O_WRONLY | Native.O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    }

    /** The root itself, as a path of this process that lasts until it is closed. */
    public Path path() {
        return OpenFile.path(root);
    }

    private static OpenFile open(Descriptor folder, String path, int flags, long mode) throws IOException {
        Pointer how = Native.memory(HOW_SIZE);
        how.putLong(0, flags | Native.O_CLOEXEC);
        how.putLong(MODE_OFFSET, mode);
        how.putLong(RESOLVE_OFFSET, IN_ROOT | NO_MAGIC_LINKS);
        String relative = path.isEmpty() ? "." : path;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            long number = Native.C.syscall(SYS_OPENAT2, folder.number(), relative, how, HOW_SIZE);
            if (number >= 0) {
                return new OpenFile(new Descriptor((int) number));
            }
            int error = Native.error();
            // EAGAIN: something was mounted or renamed meanwhile, anywhere, so that the kernel is not sure of a "..".
            boolean unsure = error == Native.EAGAIN || error == Native.EINTR;
            if (!unsure || System.nanoTime() >= deadline) {
                throw failure(path, error);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static FileSystemException failure(String path, int error) {
        return switch (error) {
            case Native.ENOENT -> new NoSuchFileException(path);
            case Native.EEXIST -> new FileAlreadyExistsException(path);
            case ENOTDIR -> new NotDirectoryException(path);
            case ELOOP -> new FileSystemLoopException(path);
            case EACCES -> new AccessDeniedException(path);
            default -> new FileSystemException(path, null, Native.C.strerror(error));
        };
    }

    @Override
    public void close() {
        root.close();
        closed.run();
    }
}
