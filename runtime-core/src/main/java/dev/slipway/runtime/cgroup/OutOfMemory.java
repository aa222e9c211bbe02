package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.os.EventFdWatcher;
import dev.slipway.runtime.os.FileWatcher;
import dev.slipway.runtime.os.MemoryControl;
import dev.slipway.runtime.os.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells when memory runs out in cgroups, and how many processes the kernel killed for it. That memory runs out does not
 * mean that a process of this cgroup is killed: it may be one of another below the same limit, or none yet. Only the
 * count tells. Safe for use by several threads.
 */
public final class OutOfMemory implements AutoCloseable {
    /** The number of kills in a cgroup that is gone, or where the kernel does not count them. */
    public static final long UNKNOWN = -1;

    private static final byte[] KILLS = KernelText.word("oom_kill ");

    private final Hierarchies hierarchies;
    private @Nullable EventFdWatcher events;
    private @Nullable FileWatcher files;
    private boolean closed;

    public OutOfMemory(Hierarchies hierarchies) {
        this.hierarchies = hierarchies;
    }

    /**
     * Calls {@code listener} when memory ran out in a cgroup or in one above it. It may be called when nothing happened,
     * but not for the cgroup's removal; it must not wait. Closing what is returned ends that.
     *
     * @throws IOException if there is no such cgroup, or it has no memory controller
     */
    public Watching watch(String cgroupPath, Runnable listener) throws IOException {
        Cgroup cgroup = hierarchies.cgroup(cgroupPath);
        Path legacy = cgroup.legacy("memory");
        if (legacy != null) {
            return events().watch(event -> MemoryControl.signalOutOfMemory(legacy, event), () -> {
                if (Files.exists(legacy.resolve(MemoryControl.EVENT_CONTROL))) {
                    listener.run();
                }
            });
        }
        Path file = file(cgroup);
        if (file == null || !Files.exists(file)) {
            throw new IOException(cgroupPath + " has no memory controller");
        }
        return files().watch(file, listener);
    }

    /** How many processes of a cgroup were killed for want of memory since it was made; {@link #UNKNOWN}. */
    public long kills(String cgroupPath) {
        Path file = file(hierarchies.cgroup(cgroupPath));
        if (file == null) {
            return UNKNOWN;
        }
        KernelText text = KernelText.small();
        return new KernelFile(file, new Descriptors(0)).read(text) ? text.numberOf(KILLS) : UNKNOWN;
    }

    /** The file that counts kills; null if neither version has one. */
    private static @Nullable Path file(Cgroup cgroup) {
        Path legacy = cgroup.legacy("memory");
        if (legacy != null) {
            return legacy.resolve("memory.oom_control");
        }
        Path unified = cgroup.unified();
        return unified == null ? null : unified.resolve("memory.events");
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("nothing is watched any more");
        }
    }

    private synchronized EventFdWatcher events() throws IOException {
        requireOpen();
        if (events == null) {
            events = new EventFdWatcher();
        }
        return events;
    }

    private synchronized FileWatcher files() throws IOException {
        requireOpen();
        if (files == null) {
            files = new FileWatcher();
        }
        return files;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (events != null) {
            events.close();
            events = null;
        }
        if (files != null) {
            files.close();
            files = null;
        }
    }
}
