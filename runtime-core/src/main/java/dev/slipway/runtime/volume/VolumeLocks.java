package dev.slipway.runtime.volume;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each volume that somebody holds or waits for, by name. They come after those of pods and containers, and
 * several of them are taken in the order of names.
 */
final class VolumeLocks {
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** Locks that are held until they are closed, by the thread that took them. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for the lock of this name; the holder may take it again. */
    Held hold(String name) {
        Entry entry = entries.compute(name, (key, known) -> {
            Entry used = known == null ? new Entry() : known;
            used.users++;
            return used;
        });
        entry.lock.lock();
        return () -> {
            entry.lock.unlock();
            entries.computeIfPresent(name, (key, used) -> --used.users == 0 ? null : used);
        };
    }

    /** Waits for the locks of these names. */
    Held holdAll(Collection<String> names) {
        Deque<Held> held = new ArrayDeque<>();
        for (String name : new TreeSet<>(names)) {
            held.push(hold(name));
        }
        return () -> held.forEach(Held::close);
    }

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }
}
