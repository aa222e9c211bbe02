package dev.slipway.helper.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest deltas, for clients that reconnect and for those that lag. Guarded by its owner's lock. */
final class Ring {
    private final int count;
    private final long bytes;
    private final Deque<Delta> deltas = new ArrayDeque<>();
    private long size;
    private long base;

    /**
     * @param base revision before the first delta
     */
    Ring(long base, int count, long bytes) {
        this.base = base;
        this.count = count;
        this.bytes = bytes;
    }

    void add(Delta delta) {
        deltas.add(delta);
        size += delta.size();
        while (deltas.size() > count || (size > bytes && deltas.size() > 1)) {
            Delta old = deltas.remove();
            size -= old.size();
            base = old.revision();
        }
    }

    /** Whether all that happened after this revision is still here. */
    boolean reaches(long revision) {
        return revision >= base;
    }

    /** Deltas after this revision, oldest first, no more than fit into so many bytes, but at least one if there is. */
    List<Delta> after(long revision, long atMost) {
        List<Delta> found = new ArrayList<>();
        long sum = 0;
        Iterator<Delta> newest = deltas.descendingIterator();
        Deque<Delta> wanted = new ArrayDeque<>();
        while (newest.hasNext()) {
            Delta delta = newest.next();
            if (delta.revision() <= revision) {
                break;
            }
            wanted.addFirst(delta);
        }
        for (Delta delta : wanted) {
            sum += delta.size();
            if (!found.isEmpty() && sum > atMost) {
                break;
            }
            found.add(delta);
        }
        return found;
    }
}
