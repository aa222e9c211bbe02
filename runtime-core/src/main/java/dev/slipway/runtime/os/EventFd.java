package dev.slipway.runtime.os;

import java.io.IOException;

/** A counter in the kernel that wakes who waits for it, eventfd(2). */
public final class EventFd implements AutoCloseable {
    private static final int COUNTER = Long.BYTES;

    private final Descriptor descriptor;

    public EventFd() throws IOException {
        descriptor = new Descriptor(Native.check(Native.C.eventfd(0, Native.O_CLOEXEC | Native.O_NONBLOCK), "eventfd"));
    }

    /** The number of the descriptor, for kernel files that take one; -1 once closed. */
    public int number() {
        return descriptor.number();
    }

    /** Adds one, which wakes a waiter. */
    public void signal() {
        byte[] one = new byte[COUNTER];
        one[java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN ? 0 : COUNTER - 1] = 1;
        Native.C.write(descriptor.number(), one, COUNTER);
    }

    /** Waits until it was signalled, at most so long, and sets it back; false if it was not. */
    public boolean await(int milliseconds) throws IOException {
        Poll poll = new Poll(1);
        poll.set(0, descriptor.number(), Native.POLLIN);
        return poll.await(milliseconds) && descriptor.read(new byte[COUNTER]) == COUNTER;
    }

    /** Sets it back without waiting; false if it was not signalled. */
    boolean take() throws IOException {
        return descriptor.read(new byte[COUNTER]) == COUNTER;
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
