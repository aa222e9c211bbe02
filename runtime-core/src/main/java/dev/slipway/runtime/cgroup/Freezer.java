package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stops all processes of a cgroup, with those of the cgroups below it, and lets them go on: {@code freezer.state} of version
 * 1 (the kernel's freezer-subsystem.rst), {@code cgroup.freeze} of version 2 (cgroup-v2.rst).
 */
public final class Freezer {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();
    private static final int LONGEST_LOOKS = 10;
    private static final int LOOKS_UNTIL_LET_GO = 50;

    private final Path file;
    private final String freeze;
    private final String thaw;
    private final Path answer;
    private final String frozen;
    private final Duration limit;

    private Freezer(Path file, String freeze, String thaw, Path answer, String frozen, Duration limit) {
        this.file = file;
        this.freeze = freeze;
        this.thaw = thaw;
        this.answer = answer;
        this.frozen = frozen;
        this.limit = limit;
    }

    /** That of a cgroup; empty if that is gone, or no hierarchy can freeze it. */
    public static Optional<Freezer> of(Cgroup cgroup) {
        return of(cgroup, LIMIT);
    }

    /** @param limit how long to wait for processes that the kernel can't stop at once */
    static Optional<Freezer> of(Cgroup cgroup, Duration limit) {
        return Stream.of(legacy(cgroup.legacy("freezer"), limit), unified(cgroup.unified(), limit))
                .flatMap(Optional::stream)
                .filter(freezer -> Files.exists(freezer.file))
                .findFirst();
    }

    private static Optional<Freezer> legacy(@Nullable Path folder, Duration limit) {
        return Optional.ofNullable(folder)
                .map(at -> at.resolve("freezer.state"))
                .map(state -> new Freezer(state, "FROZEN", "THAWED", state, "FROZEN", limit));
    }

    private static Optional<Freezer> unified(@Nullable Path folder, Duration limit) {
        return Optional.ofNullable(folder)
                .map(at -> new Freezer(
                        at.resolve("cgroup.freeze"), "1", "0", at.resolve("cgroup.events"), "frozen 1", limit));
    }

    /**
     * Stops them; those that are stopped already stay so.
     *
     * @throws EngineException CGROUP; CANCELLED if this thread is interrupted. They go on then
     */
    public void freeze() {
        boolean stopped = false;
        try {
            stopped = stops();
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.CGROUP, "could not freeze " + file.getParent() + ": " + e.getMessage(), e);
        } finally {
            if (!stopped) {
                letGo();
            }
        }
        if (!stopped && Thread.currentThread().isInterrupted()) {
            throw EngineException.of(
                    ErrorKind.CANCELLED, "could not freeze " + file.getParent() + ": it was cancelled");
        }
        if (!stopped) {
            throw EngineException.of(
                            ErrorKind.CGROUP,
                            "could not freeze " + file.getParent() + ": a process of it did not stop within "
                                    + limit.toMillis() + " ms")
                    .hint("It may wait for a disk, or for another that is stopped. Try again.");
        }
    }

    /**
     * Asks again and again, since in version 1 what is forked meanwhile may be left out, and lets all go on for a moment from
     * time to time, since one may wait for another that is stopped.
     */
    private boolean stops() throws IOException {
        long start = System.nanoTime();
        for (int looks = 1; goesOn(start); looks++) {
            ControlFile.write(file, freeze);
            if (ControlFile.lines(answer).contains(frozen)) {
                return true;
            }
            if (looks % LOOKS_UNTIL_LET_GO == 0) {
                ControlFile.write(file, thaw);
            }
            LockSupport.parkNanos(LOOK_NANOS * Math.min(looks, LONGEST_LOOKS));
        }
        return false;
    }

    private boolean goesOn(long start) {
        return System.nanoTime() - start < limit.toNanos()
                && !Thread.currentThread().isInterrupted();
    }

    /** Lets them go on, also when this thread is interrupted: an interrupt closes channels, and this is none. */
    public void thaw() throws IOException {
        try (RandomAccessFile control = new RandomAccessFile(file.toFile(), "rw")) {
            control.writeBytes(thaw);
        }
    }

    private void letGo() {
        try {
            thaw();
        } catch (IOException e) {
            // It has gone, with its processes.
        }
    }
}
