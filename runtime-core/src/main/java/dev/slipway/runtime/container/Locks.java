package dev.slipway.runtime.container;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for each object that somebody holds or waits for, by id. */
public final class Locks {
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** A lock that is held until it is closed, by the thread that took it. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for the lock of this object; the holder may take it again. */
    public Held hold(String id) {
        Entry entry = Objects.requireNonNull(entries.compute(id, (key, known) -> {
            Entry used = known == null ? new Entry() : known;
            used.users++;
            return used;
        }));
        entry.lock.lock();
        return () -> {
            entry.lock.unlock();
            entries.computeIfPresent(id, (key, used) -> --used.users == 0 ? null : used);
        };
    }

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }
}
