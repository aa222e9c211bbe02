package dev.slipway.runtime.cgroup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to a minute's or an hour's samples of one container, packed: 1,000 containers have 900,000 of them in memory, and
 * more on disk. Each number is kept as its difference to the sample before, most of which take a byte. The first sample
 * is the difference to zeros, so that each chunk can be read alone. Not safe for use by several threads.
 */
final class SampleChunk {
    /** The most samples of a chunk. */
    static final int CAPACITY = 60;

    private static final byte FORMAT = 1;
    private static final int WIDTH = 23;
    private static final int LONGEST = 10;
    private static final double NANO = 1e9;
    private static final double SHARE = 1e4;

    private final long[] last = new long[WIDTH];
    private byte[] bytes = new byte[256];
    private int length = 1;
    private int count;
    private long first;

    SampleChunk() {
        bytes[0] = FORMAT;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    int count() {
        return count;
    }

    /** The time of the oldest sample; there must be one. */
    Instant first() {
        return Instant.ofEpochMilli(first);
    }

    /** The time of the newest sample; there must be one. */
    Instant last() {
        return Instant.ofEpochMilli(last[0]);
    }

    /** The newest sample; there must be one. */
    Sample newest() {
        return sample(last);
    }

    void add(Sample sample) {
        long[] cells = cells(sample);
        if (count == 0) {
            first = cells[0];
        }
        if (bytes.length - length < WIDTH * LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        for (int i = 0; i < WIDTH; i++) {
            long difference = cells[i] - last[i];
            write(difference << 1 ^ difference >> 63);
            last[i] = cells[i];
        }
        count++;
    }

    private void write(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** All samples in the form that {@link #read} takes. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** All samples, oldest first. */
    List<Sample> samples() {
        return read(bytes, length);
    }

    /**
     * The samples in these bytes, oldest first.
     *
     * @throws IllegalArgumentException if they are not what {@link #bytes} gave
     */
    static List<Sample> read(byte[] packed) {
        return read(packed, packed.length);
    }

    private static List<Sample> read(byte[] packed, int length) {
        if (length == 0 || packed[0] != FORMAT) {
            throw new IllegalArgumentException("no samples of format " + FORMAT);
        }
        List<Sample> samples = new ArrayList<>(CAPACITY);
        long[] cells = new long[WIDTH];
        int at = 1;
        while (at < length) {
            for (int i = 0; i < WIDTH; i++) {
                long value = 0;
                int shift = 0;
                byte part;
                do {
                    if (at == length || shift > 63) {
                        throw new IllegalArgumentException("the samples are cut off or damaged");
                    }
                    part = packed[at++];
                    value |= (part & 0x7FL) << shift;
                    shift += 7;
                } while (part < 0);
                cells[i] += value >>> 1 ^ -(value & 1);
            }
            samples.add(sample(cells));
        }
        return samples;
    }

    private static long[] cells(Sample sample) {
        PressureCounters pressure = sample.pressure();
        return new long[] {
            sample.time().toEpochMilli(),
            Math.round(sample.cores() * NANO),
            Math.round(sample.coreLimit() * NANO),
            sample.cpuNanos(),
            sample.throttledNanos(),
            sample.memory(),
            sample.memoryLimit(),
            sample.workingSet(),
            sample.pids(),
            sample.pidsLimit(),
            sample.blockRead(),
            sample.blockWritten(),
            sample.blockReads(),
            sample.blockWrites(),
            sample.networkReceived(),
            sample.networkSent(),
            sample.networkReceivedPackets(),
            sample.networkSentPackets(),
            optional(pressure.cpu(), SHARE),
            optional(pressure.memory(), SHARE),
            optional(pressure.io(), SHARE),
            optional(sample.coresHighest(), NANO),
            sample.memoryHighest()
        };
    }

    private static Sample sample(long[] cells) {
        return new Sample(
                Instant.ofEpochMilli(cells[0]),
                cells[1] / NANO,
                cells[2] / NANO,
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                cells[7],
                cells[8],
                cells[9],
                cells[10],
                cells[11],
                cells[12],
                cells[13],
                cells[14],
                cells[15],
                cells[16],
                cells[17],
                new PressureCounters(
                        optional(cells[18], SHARE), optional(cells[19], SHARE), optional(cells[20], SHARE)),
                optional(cells[21], NANO),
                cells[22]);
    }

    private static long optional(double value, double scale) {
        return Double.isNaN(value) ? 0 : Math.round(value * scale) + 1;
    }

    private static double optional(long cell, double scale) {
        return cell == 0 ? Double.NaN : (cell - 1) / scale;
    }
}
