package dev.slipway.runtime.cgroup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest samples of one container, packed: 1,000 containers have 900,000 of them. It grows up to its capacity, then
 * the oldest sample makes room. Not safe for use by several threads.
 */
final class SampleRing {
    private static final int WIDTH = 13;
    private static final int FIRST_CAPACITY = 16;

    private final int capacity;
    private long[] cells = new long[FIRST_CAPACITY * WIDTH];
    private int start;
    private int size;

    /**
     * @param capacity the most samples kept, at least 1
     */
    SampleRing(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    void add(Sample sample) {
        if (size == capacity) {
            dropOldest();
        } else if (size * WIDTH == cells.length) {
            grow();
        }
        write(offset(size), sample);
        size++;
    }

    /** Drops the samples before a moment. */
    void dropBefore(Instant moment) {
        while (size > 0 && Instant.ofEpochMilli(cells[offset(0)]).isBefore(moment)) {
            dropOldest();
        }
    }

    /** The samples from one moment to another, both included, oldest first. */
    List<Sample> between(Instant from, Instant to) {
        List<Sample> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int at = offset(i);
            Instant time = Instant.ofEpochMilli(cells[at]);
            if (!time.isBefore(from) && !time.isAfter(to)) {
                found.add(read(at));
            }
        }
        return found;
    }

    /** The newest sample; there must be one. */
    Sample newest() {
        return read(offset(size - 1));
    }

    private void dropOldest() {
        start = (start + WIDTH) % cells.length;
        size--;
    }

    private void grow() {
        long[] bigger = Arrays.copyOfRange(cells, start, start + Math.min(cells.length * 2, capacity * WIDTH));
        int tail = cells.length - start;
        System.arraycopy(cells, 0, bigger, tail, start);
        cells = bigger;
        start = 0;
    }

    private int offset(int index) {
        return (start + index * WIDTH) % cells.length;
    }

    private void write(int at, Sample sample) {
        long[] values = {
            sample.time().toEpochMilli(),
            Double.doubleToRawLongBits(sample.cores()),
            Double.doubleToRawLongBits(sample.coreLimit()),
            sample.cpuNanos(),
            sample.memory(),
            sample.memoryLimit(),
            sample.workingSet(),
            sample.pids(),
            sample.pidsLimit(),
            sample.blockRead(),
            sample.blockWritten(),
            sample.networkReceived(),
            sample.networkSent()
        };
        System.arraycopy(values, 0, cells, at, WIDTH);
    }

    private Sample read(int at) {
        return new Sample(
                Instant.ofEpochMilli(cells[at]),
                Double.longBitsToDouble(cells[at + 1]),
                Double.longBitsToDouble(cells[at + 2]),
                cells[at + 3],
                cells[at + 4],
                cells[at + 5],
                cells[at + 6],
                cells[at + 7],
                cells[at + 8],
                cells[at + 9],
                cells[at + 10],
                cells[at + 11],
                cells[at + 12]);
    }
}
