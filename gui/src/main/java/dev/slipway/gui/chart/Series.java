package dev.slipway.gui.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Values at times that only grow, the oldest dropped when it is full. Where two follow each other later than the gap allows, nothing
 * is known between them. Not thread-safe.
 */
public final class Series {
    private static final int FIRST_ROOM = 512;

    private final int capacity;
    private long[] times;
    private double[] values;
    private long gapMillis;
    private int head;
    private int size;

    /**
     * An empty series.
     *
     * @param capacity values it keeps, at least 1
     * @param gap longest time between two values that belong together
     */
    public Series(int capacity, Duration gap) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1 but is " + capacity);
        }
        this.capacity = capacity;
        times = new long[Math.min(capacity, FIRST_ROOM)];
        values = new double[times.length];
        gapMillis = gap.toMillis();
    }

    /** Adds a value; one that is not later than the last, or is no number, is passed over. Answers whether it was added. */
    public boolean add(Instant time, double value) {
        long millis = time.toEpochMilli();
        if (!Double.isFinite(value) || (size > 0 && millis <= timeMillis(size - 1))) {
            return false;
        }
        if (size == times.length && size < capacity) {
            grow();
        }
        if (size == times.length) {
            head = (head + 1) % times.length;
            size--;
        }
        int at = (head + size) % times.length;
        times[at] = millis;
        values[at] = value;
        size++;
        return true;
    }

    /** Forgets all values; {@code gap} is from now on the longest time between two that belong together. */
    public void clear(Duration gap) {
        head = 0;
        size = 0;
        gapMillis = gap.toMillis();
    }

    /** Only before the oldest value goes for the first time, so that the values lie in order from the beginning. */
    private void grow() {
        int room = Math.min(capacity, times.length * 2);
        times = Arrays.copyOf(times, room);
        values = Arrays.copyOf(values, room);
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** Time of a value, milliseconds since the epoch. */
    public long timeMillis(int index) {
        return times[place(index)];
    }

    /** A value. */
    public double value(int index) {
        return values[place(index)];
    }

    /** The latest value, or NaN. */
    public double last() {
        return size == 0 ? Double.NaN : value(size - 1);
    }

    /** Whether nothing is known between a value and the one before it. */
    public boolean startsAfterGap(int index) {
        return index == 0 || timeMillis(index) - timeMillis(index - 1) > gapMillis;
    }

    /** Index of the first value that is not before a time; the size where there is none. */
    public int firstAtOrAfter(Instant time) {
        long millis = time.toEpochMilli();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeMillis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index of the value nearest to a time; none where the nearest is farther away than the gap. */
    public OptionalInt nearest(Instant time) {
        long millis = time.toEpochMilli();
        int after = firstAtOrAfter(time);
        int best = -1;
        for (int index = Math.max(0, after - 1); index <= Math.min(size - 1, after); index++) {
            if (best < 0 || Math.abs(timeMillis(index) - millis) < Math.abs(timeMillis(best) - millis)) {
                best = index;
            }
        }
        boolean close = best >= 0 && Math.abs(timeMillis(best) - millis) <= gapMillis;
        return close ? OptionalInt.of(best) : OptionalInt.empty();
    }

    /** The highest value of a span of time, both ends included; 0 where there is none. */
    public double max(TimeScale times) {
        double max = 0;
        long last = times.to().toEpochMilli();
        for (int index = firstAtOrAfter(times.from()); index < size && timeMillis(index) <= last; index++) {
            max = Math.max(max, value(index));
        }
        return max;
    }

    private int place(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return (head + index) % times.length;
    }
}
