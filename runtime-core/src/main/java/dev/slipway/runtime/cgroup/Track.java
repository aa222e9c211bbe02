package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.state.StatisticsChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one container or pod, what the next one's rate is counted from, and its roll-ups that are not yet on
 * disk. Confined by its owner's lock.
 */
final class Track {
    private static final double NANOS_PER_SECOND = 1e9;
    /** The kernel counts processor time at its ticks: over a shorter time, in seconds, a rate would tell of them alone. */
    private static final double SHORTEST = 0.25;

    private final SampleRing ring = new SampleRing();
    private final List<RollUpLevel> levels = new ArrayList<>();
    private final String id;
    private @Nullable BiggestProcess biggest;
    private Instant lastTime = Instant.MIN;
    private long lastCpu;
    private long baseCpu;
    private long baseNanos;

    Track(String id) {
        this.id = id;
        History.STEPS.forEach(step -> levels.add(new RollUpLevel(step)));
    }

    /**
     * Takes a sample. Of a new run, which began after the last sample or whose counter went back, the cores are those
     * since its start; of a sample that comes right after another, they are that one's.
     *
     * @param nanos monotonic clock
     */
    Sample take(Instant now, long nanos, Instant startedAt, CgroupStats stats) {
        boolean first = startedAt.isAfter(lastTime) || stats.cpu().total() < lastCpu;
        lastTime = now;
        lastCpu = stats.cpu().total();
        double cores;
        if (first) {
            biggest = null;
            cores = coresSince(startedAt, now);
        } else {
            double seconds = (nanos - baseNanos) / NANOS_PER_SECOND;
            if (seconds < SHORTEST) {
                return keep(Sample.of(now, ring.newest().cores(), stats));
            }
            cores = (lastCpu - baseCpu) / NANOS_PER_SECOND / seconds;
        }
        baseCpu = lastCpu;
        baseNanos = nanos;
        return keep(Sample.of(now, cores, stats));
    }

    private double coresSince(Instant startedAt, Instant now) {
        double seconds = Duration.between(startedAt, now).toNanos() / NANOS_PER_SECOND;
        return seconds <= 0 ? 0 : lastCpu / NANOS_PER_SECOND / Math.max(seconds, SHORTEST);
    }

    private Sample keep(Sample sample) {
        ring.add(sample);
        levels.forEach(level -> level.add(sample));
        return sample;
    }

    /** Drops samples before a moment; whether any is left. */
    boolean keepFrom(Instant moment) {
        ring.dropBefore(moment);
        return !ring.isEmpty();
    }

    Sample newest() {
        return ring.newest();
    }

    /** The samples since a moment, oldest first. */
    List<Sample> since(Instant moment) {
        return ring.since(moment);
    }

    /** Its biggest process when it was last near its limit; null if it never was in this run. */
    @Nullable
    BiggestProcess biggest() {
        return biggest;
    }

    void biggest(BiggestProcess process) {
        biggest = process;
    }

    /**
     * The roll-ups that were not given yet.
     *
     * @param before the end of the last step that is given; null for all, whole or not
     */
    List<StatisticsChunk> unsaved(@Nullable Instant before) {
        List<StatisticsChunk> unsaved = new ArrayList<>();
        levels.forEach(level -> unsaved.addAll(level.unsaved(id, before)));
        return unsaved;
    }
}
