package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for each object that somebody holds or waits for, by id. */
public final class Locks {
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final ThreadLocal<Integer> containersHeld = ThreadLocal.withInitial(() -> 0);

    /** A lock that is held until it is closed, by the thread that took it. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the lock of this pod; the holder may take it again.
     *
     * @throws EngineException INTERNAL if this thread holds a container's lock: another that takes them in the right
     *     order could wait for it for ever
     */
    public Held holdPod(String id) {
        if (containersHeld.get() > 0) {
            throw EngineException.of(
                            ErrorKind.INTERNAL,
                            "could not lock pod " + id + ": a container is locked already, which may deadlock")
                    .about(id)
                    .hint("This is a defect of the engine. Please report it.");
        }
        return take(id);
    }

    /** Waits for the lock of this container; the holder may take it again. */
    public Held hold(String id) {
        Held taken = take(id);
        containersHeld.set(containersHeld.get() + 1);
        return () -> {
            int others = containersHeld.get() - 1;
            if (others == 0) {
                containersHeld.remove();
            } else {
                containersHeld.set(others);
            }
            taken.close();
        };
    }

    private Held take(String id) {
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
