package dev.slipway.runtime.cgroup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The samples of one container, and what the next one's rates are counted from. Confined by its owner's lock. */
final class Track {
    private static final double NANOS_PER_SECOND = 1e9;

    private final SampleRing ring;
    private Instant runStart = Instant.MIN;
    private long lastCpu;
    private long lastNanos;
    private boolean first = true;

    Track(int capacity) {
        ring = new SampleRing(capacity);
    }

    /**
     * Takes a sample. Of a new run, seen by its start or by a counter that went back, the cores are those since its
     * start.
     *
     * @param nanos monotonic clock
     */
    Sample take(Instant now, long nanos, Instant startedAt, CgroupStats stats) {
        if (!startedAt.equals(runStart) || stats.cpu().total() < lastCpu) {
            runStart = startedAt;
            first = true;
        }
        double seconds = first
                ? Duration.between(startedAt, now).toNanos() / NANOS_PER_SECOND
                : (nanos - lastNanos) / NANOS_PER_SECOND;
        long used = first ? stats.cpu().total() : stats.cpu().total() - lastCpu;
        Sample sample = Sample.of(
                Instant.ofEpochMilli(now.toEpochMilli()), seconds <= 0 ? 0 : used / NANOS_PER_SECOND / seconds, stats);
        first = false;
        lastCpu = stats.cpu().total();
        lastNanos = nanos;
        ring.add(sample);
        return sample;
    }

    /** Drops samples before a moment; whether any is left. */
    boolean keepFrom(Instant moment) {
        ring.dropBefore(moment);
        return ring.size() > 0;
    }

    Sample newest() {
        return ring.newest();
    }

    List<Sample> between(Instant from, Instant to) {
        return ring.between(from, to);
    }
}
