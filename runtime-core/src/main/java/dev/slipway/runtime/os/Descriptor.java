package dev.slipway.runtime.os;

import java.io.IOException;

/** An open file descriptor that is closed once. */
final class Descriptor implements AutoCloseable {
    private int number;

    Descriptor(int number) {
        this.number = number;
    }

    /** A pipe, read end first, both ends numbered above those a child is given and closed on exec. */
    static Descriptor[] pipe() throws IOException {
        int[] ends = new int[2];
        Native.check(Native.C.pipe2(ends, Native.O_CLOEXEC), "pipe");
        return new Descriptor[] {new Descriptor(ends[0]).high(), new Descriptor(ends[1]).high()};
    }

    /** This descriptor as a number of at least 10, so that dup2 to 0..4 in a child cannot hit it. */
    private Descriptor high() throws IOException {
        if (number >= 10) {
            return this;
        }
        int duplicate = Native.check(Native.C.fcntl(number, 1030 /* F_DUPFD_CLOEXEC */, 10), "fcntl");
        close();
        return new Descriptor(duplicate);
    }

    /** The number; -1 once closed. */
    synchronized int number() {
        return number;
    }

    /** Reads what is there, at most {@code buffer.length}; -1 at the end, 0 if a non-blocking one has nothing. */
    int read(byte[] buffer) throws IOException {
        while (true) {
            long read = Native.C.read(number(), buffer, buffer.length);
            if (read > 0) {
                return (int) read;
            }
            if (read == 0) {
                return -1;
            }
            int error = Native.error();
            if (error == Native.EAGAIN) {
                return 0;
            }
            if (error != Native.EINTR) {
                throw Native.failure("read", error);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (number >= 0) {
            Native.C.close(number);
            number = -1;
        }
    }
}
