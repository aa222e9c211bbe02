package dev.slipway.gui.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The latest lines in the order of their places, the oldest dropped when it is full. A batch is one change for those who listen. A
 * line's number is its index over all that ever were before it. Confined to the thread of whoever listens.
 */
public final class LogBuffer extends ObservableListBase<LogLine> {
    private final LogLine[] ring;
    private int head;
    private int size;
    private long first;

    /** Holds at most {@code capacity} lines, at least 1. */
    public LogBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1 but is " + capacity);
        }
        ring = new LogLine[capacity];
    }

    @Override
    public LogLine get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return ring[(head + index) % ring.length];
    }

    @Override
    public int size() {
        return size;
    }

    /** Number of the next line that comes at the end. */
    public long total() {
        return first + size;
    }

    /** Number of the oldest line that is still here, or of the next one where there is none. */
    public long firstNumber() {
        return first;
    }

    /** Index of the line with this number, or -1 where it is gone or has not come. */
    public int indexOf(long number) {
        long index = number - first;
        return index >= 0 && index < size ? (int) index : -1;
    }

    /** Index of the first line at this time or later; the size where there is none. */
    public int indexFrom(Instant time) {
        return firstAfter(time.minusNanos(1));
    }

    /**
     * Puts lines among those that are here, each behind all of its place or an earlier one, and drops the oldest where there is no room.
     *
     * @param lines in the order of their places
     * @return number of the first line that came or stands elsewhere now
     */
    long add(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return total();
        }
        boolean last = size == 0 || !lines.get(0).place().isBefore(get(size - 1).place());
        int kept = last ? size : firstAfter(lines.get(0).place());
        long from = first + kept;
        replaceFrom(kept, last ? lines : merged(List.copyOf(subList(kept, size)), lines));
        return from;
    }

    /** Holds these lines and no others; numbers go on. */
    void become(List<LogLine> lines) {
        first += size;
        replaceFrom(0, lines);
    }

    private void replaceFrom(int kept, List<LogLine> lines) {
        int excess = Math.max(0, kept + lines.size() - ring.length);
        int dropped = Math.min(excess, kept);
        List<LogLine> added = lines.subList(excess - dropped, lines.size());
        beginChange();
        if (kept < size) {
            nextRemove(kept, List.copyOf(subList(kept, size)));
            size = kept;
        }
        if (kept == 0) {
            Arrays.fill(ring, null);
            head = 0;
        }
        if (dropped > 0) {
            nextRemove(0, List.copyOf(subList(0, dropped)));
            head = (head + dropped) % ring.length;
            size -= dropped;
        }
        first += excess;
        int from = size;
        for (LogLine line : added) {
            ring[(head + size) % ring.length] = line;
            size++;
        }
        if (from < size) {
            nextAdd(from, size);
        }
        endChange();
    }

    private static List<LogLine> merged(List<LogLine> here, List<LogLine> coming) {
        List<LogLine> merged = new ArrayList<>(here.size() + coming.size());
        int at = 0;
        for (LogLine line : coming) {
            while (at < here.size() && !here.get(at).place().isAfter(line.place())) {
                merged.add(here.get(at++));
            }
            merged.add(line);
        }
        merged.addAll(here.subList(at, here.size()));
        return merged;
    }

    private int firstAfter(Instant place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).place().isAfter(place)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Drops all lines; numbers go on. */
    @Override
    public void clear() {
        become(List.of());
    }
}
