package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An inotify(7) instance: one thread reads, any thread adds watches and closes. */
public final class Inotify implements AutoCloseable {
    public static final int MODIFIED = 0x2;
    public static final int CLOSED_AFTER_WRITE = 0x8;
    public static final int MOVED_AWAY = 0x40;
    public static final int MOVED_IN = 0x80;
    public static final int CREATED = 0x100;
    public static final int DELETED = 0x200;
    public static final int SELF_DELETED = 0x400;
    public static final int SELF_MOVED = 0x800;
    /** Set in {@link Event#mask} alone: events were lost, look for yourself. */
    public static final int OVERFLOW = 0x4000;

    private static final int HEADER = 16;

    private final Descriptor descriptor;
    private final EventFd closing;
    private volatile boolean closed;

    public Inotify() throws IOException {
        descriptor = new Descriptor(
                Native.check(Native.C.inotify_init1(Native.O_CLOEXEC | Native.O_NONBLOCK), "inotify_init1"));
        closing = new EventFd();
    }

    /** Watches a file or folder for the events of {@code mask}; returns the number its events carry. */
    public int watch(Path path, int mask) throws IOException {
        return Native.check(Native.C.inotify_add_watch(descriptor.number(), path.toString(), mask), "watch " + path);
    }

    /** Ends a watch; one that has ended already is no error. */
    public void unwatch(int watch) {
        Native.C.inotify_rm_watch(descriptor.number(), watch);
    }

    /** Waits for events; an empty list says that this was closed, and gives its descriptors back. */
    public List<Event> read() throws IOException {
        Poll poll = new Poll(2);
        poll.set(0, descriptor.number(), Native.POLLIN);
        poll.set(1, closing.number(), Native.POLLIN);
        byte[] buffer = new byte[65536];
        while (!closed) {
            if (poll.await(-1) && !closed) {
                int length = descriptor.read(buffer);
                if (length > 0) {
                    return parse(buffer, length);
                }
            }
        }
        descriptor.close();
        closing.close();
        return List.of();
    }

    private static List<Event> parse(byte[] buffer, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder());
        List<Event> events = new ArrayList<>();
        while (bytes.remaining() >= HEADER) {
            int watch = bytes.getInt();
            int mask = bytes.getInt();
            bytes.getInt();
            byte[] name = new byte[bytes.getInt()];
            bytes.get(name);
            int end = 0;
            while (end < name.length && name[end] != 0) {
                end++;
            }
            events.add(new Event(watch, mask, new String(name, 0, end, StandardCharsets.UTF_8)));
        }
        return events;
    }

    /** Makes the reading thread return, which gives the descriptors back. Needs that a thread reads. */
    @Override
    public void close() {
        closed = true;
        closing.signal();
    }

    /**
     * One event.
     *
     * @param watch number of the watch; -1 on overflow
     * @param mask what happened
     * @param name of the file in the watched folder; empty if the event is about what is watched itself
     */
    public record Event(int watch, int mask, String name) {
        public boolean is(int kind) {
            return (mask & kind) != 0;
        }
    }
}
