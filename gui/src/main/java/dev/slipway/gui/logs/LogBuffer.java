package dev.slipway.gui.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The latest lines of an output, the oldest dropped when it is full. A batch is one change for those who listen. Confined to
 * the thread of whoever listens.
 */
public final class LogBuffer extends ObservableListBase<LogLine> {
    private final LogLine[] ring;
    private int head;
    private int size;
    private long next;

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

    /** Lines that came in all; the next one gets this number. */
    public long total() {
        return next;
    }

    /** Number of the oldest line that is still here, or of the next one where there is none. */
    public long firstNumber() {
        return next - size;
    }

    /** Index of the line with this number, or -1 where it is gone or has not come. */
    public int indexOf(long number) {
        long index = number - firstNumber();
        return index >= 0 && index < size ? (int) index : -1;
    }

    /** Adds lines at the end, numbers them, and drops the oldest where there is no room. */
    public void append(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        int skipped = Math.max(0, lines.size() - ring.length);
        int added = lines.size() - skipped;
        int dropped = Math.max(0, size + added - ring.length);
        beginChange();
        if (dropped > 0) {
            List<LogLine> removed = new ArrayList<>(subList(0, dropped));
            head = (head + dropped) % ring.length;
            size -= dropped;
            nextRemove(0, removed);
        }
        next += skipped;
        int from = size;
        for (LogLine line : lines.subList(skipped, lines.size())) {
            ring[(head + size) % ring.length] = new LogLine(next++, line.time(), line.error(), line.content());
            size++;
        }
        nextAdd(from, size);
        endChange();
    }

    /** Drops all lines; numbers go on. */
    @Override
    public void clear() {
        if (size == 0) {
            return;
        }
        beginChange();
        List<LogLine> removed = new ArrayList<>(this);
        Arrays.fill(ring, null);
        head = 0;
        size = 0;
        nextRemove(0, removed);
        endChange();
    }
}
