package dev.slipway.runtime.os;

import java.io.IOException;
import jnr.ffi.Pointer;

/** A set of descriptors to wait for, poll(2); confined to one thread. A negative descriptor is left out. */
final class Poll {
    private static final int ENTRY = 8;

    private final Pointer entries;
    private final int count;

    Poll(int count) {
        this.count = count;
        this.entries = Native.memory(count * ENTRY);
        for (int i = 0; i < count; i++) {
            set(i, -1, Native.POLLIN);
        }
    }

    void set(int index, int descriptor, short events) {
        entries.putInt((long) index * ENTRY, descriptor);
        entries.putShort((long) index * ENTRY + 4, events);
        entries.putShort((long) index * ENTRY + 6, (short) 0);
    }

    /** Waits until one is ready or {@code milliseconds} have passed (-1: no limit); false if none is. */
    boolean await(int milliseconds) throws IOException {
        int ready = Native.C.poll(entries, count, milliseconds);
        if (ready < 0) {
            if (Native.error() == Native.EINTR) {
                return false;
            }
            throw Native.failure("poll", Native.error());
        }
        return ready > 0;
    }

    /** Whether this one can be read or written, or has failed. */
    boolean ready(int index) {
        return entries.getInt((long) index * ENTRY) >= 0 && entries.getShort((long) index * ENTRY + 6) != 0;
    }
}
