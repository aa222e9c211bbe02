package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The program that a process executes, {@code /proc/PID/exe} of proc_pid_exe(5), at the moment this was made. */
public final class Execution {
    private static final long LOOK_NANOS = 100_000;

    private final Path link;
    private final @Nullable Path program;

    private Execution(Path link) {
        this.link = link;
        this.program = read(link);
    }

    public static Execution of(int pid) {
        return new Execution(Path.of("/proc", Integer.toString(pid), "exe"));
    }

    /**
     * Waits until the process executes another program or is gone, at most for the limit, and not once this thread is
     * interrupted. The kernel tells nobody of an execve(2) without tracing, and it is microseconds away when this is
     * asked, so it is looked for.
     *
     * @return false if it still executes the same program
     */
    public boolean awaitNext(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (program != null && program.equals(read(link))) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private static @Nullable Path read(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return null;
        }
    }
}
