package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.NamedPipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The terminal of a process, whose size its monitor sets. */
public final class Console {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = 1_000_000;
    private static final int LARGEST = 0xffff;

    private final NamedPipe pipe = new NamedPipe();
    private final Path control;
    private final Path passedOn;

    /**
     * @param folder where its monitor has its pipes
     */
    public Console(Path folder) {
        this.control = folder.resolve("ctl");
        this.passedOn = folder.resolve("winsz");
    }

    /**
     * Sets the size, and waits until the monitor has taken it: of several lines at a time, conmon 2.1.6 takes the first
     * for all. One thread at a time.
     *
     * @param width in characters
     * @param height in lines
     * @throws EngineException INVALID_ARGUMENT for a size no terminal has; MONITOR if the monitor does not take it
     */
    public void resize(int width, int height) {
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not resize the terminal: " + width + " by " + height + " is no size")
                    .hint("Give both from 1 to " + LARGEST + ".");
        }
        try {
            awaitTaken();
            pipe.put(control, ("1 " + height + " " + width + "\n").getBytes(StandardCharsets.US_ASCII));
            awaitTaken();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.MONITOR, "could not resize the terminal: " + e.getMessage(), e)
                    .hint("Its process may have ended.");
        }
    }

    private void awaitTaken() throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Path each : new Path[] {control, passedOn}) {
            while (pipe.unread(each) > 0) {
                if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                    throw new IOException("the monitor does not take it");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }
}
