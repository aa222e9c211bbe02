package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import jnr.ffi.Pointer;

/** Named pipes, fifo(7), at which a process waits for a reader or for what is written. */
public final class NamedPipe {
    private static final int SLICE_MILLISECONDS = 100;
    private static final long FIONREAD = 0x541B;

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

    /**
     * Writes bytes at once, for a process that reads the pipe.
     *
     * @throws IOException if there is no such pipe, nobody reads it, or it is full
     */
    public void put(Path pipe, byte[] bytes) throws IOException {
        try (Descriptor writer = writer(pipe)) {
            long written = Native.C.write(writer.number(), bytes, bytes.length);
            if (written != bytes.length) {
                throw written < 0
                        ? Native.failure("could not write to " + pipe, Native.error())
                        : new IOException("could not write to " + pipe + ": it is full");
            }
        }
    }

    /** How many bytes were written that nobody has read yet; the errors are those of {@link #put}. */
    public int unread(Path pipe) throws IOException {
        try (Descriptor writer = writer(pipe)) {
            Pointer count = Native.memory(Integer.BYTES);
            Native.check(Native.C.ioctl(writer.number(), FIONREAD, count), "could not look into " + pipe);
            return count.getInt(0);
        }
    }

    private static Descriptor writer(Path pipe) throws IOException {
        return new Descriptor(Native.check(
                Native.C.open(pipe.toString(), Native.O_WRONLY | Native.O_NONBLOCK | Native.O_CLOEXEC, 0),
                "could not open " + pipe));
    }
}
