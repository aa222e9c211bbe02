package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Named pipes, fifo(7), at which a process waits for a reader. */
public final class NamedPipe {
    private static final int SLICE_MILLISECONDS = 100;

    /**
     * Takes all that a process writes that waits for a reader, and so lets it go on, until it closes the pipe; never
     * blocks for longer than the limit.
     *
     * @param writerLives whether there still is somebody who would write
     * @return whether something was written; false if there is nobody who would, or the time is over
     * @throws IOException if there is no such pipe
     */
    public boolean take(Path pipe, BooleanSupplier writerLives, Duration limit) throws IOException {
        int number = Native.check(
                Native.C.open(pipe.toString(), Native.O_NONBLOCK | Native.O_CLOEXEC, 0), "could not open " + pipe);
        try (Descriptor reader = new Descriptor(number)) {
            Poll poll = new Poll(1);
            poll.set(0, number, Native.POLLIN);
            long deadline = System.nanoTime() + limit.toNanos();
            byte[] buffer = new byte[16];
            boolean written = false;
            boolean lives = true;
            while (lives && System.nanoTime() < deadline) {
                lives = writerLives.getAsBoolean();
                while (poll.await(lives ? SLICE_MILLISECONDS : 0)) {
                    int read = reader.read(buffer);
                    if (read < 0) {
                        return written;
                    }
                    written = written || read > 0;
                }
            }
            return written;
        }
    }
}
