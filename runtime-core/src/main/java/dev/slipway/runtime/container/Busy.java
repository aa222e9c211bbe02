package dev.slipway.runtime.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an operation is at work on, so that what ends in them ends for now: it may be about to start again. Kept in
 * memory alone, and no lock: nobody waits for it.
 */
public final class Busy {
    private final Map<String, Integer> operations = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile Consumer<String> done = pod -> {};

    /** Calls {@code next} with each pod that no operation is at work on any more. */
    public void whenDone(Consumer<String> next) {
        done = next;
    }

    /** An operation on this pod, until it is closed; nothing for null. */
    public Locks.Held keep(@Nullable String pod) {
        if (pod == null) {
            return () -> {};
        }
        operations.merge(pod, 1, Integer::sum);
        begun.incrementAndGet();
        return () -> {
            if (operations.compute(pod, (id, count) -> count == null || count == 1 ? null : count - 1) == null) {
                done.accept(pod);
            }
        };
    }

    /** How many operations have begun. What was seen while this number stayed the same, none of them had changed in between. */
    public long begun() {
        return begun.get();
    }

    /** Whether an operation is at work on this pod. */
    public boolean contains(String pod) {
        return operations.containsKey(pod);
    }
}
