package dev.slipway.runtime.cgroup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one sample of all in a step: the last, with the means of the cores and of the pressure, and the highest cores and
 * memory. Steps are counted from the epoch. Not safe for use by several threads.
 */
final class RollUp {
    private final long stepMillis;
    private @Nullable Sample last;
    private int count;
    private double cores;
    private double coresHighest;
    private long memoryHighest;
    private double cpuPressure;
    private double memoryPressure;
    private double ioPressure;

    RollUp(Duration step) {
        this.stepMillis = step.toMillis();
    }

    /** The samples, oldest first, rolled up. */
    static List<Sample> of(List<Sample> samples, Duration step) {
        RollUp rollUp = new RollUp(step);
        List<Sample> result = new ArrayList<>();
        for (Sample sample : samples) {
            Sample ended = rollUp.add(sample);
            if (ended != null) {
                result.add(ended);
            }
        }
        Sample ended = rollUp.end();
        if (ended != null) {
            result.add(ended);
        }
        return result;
    }

    /** The end of the step in which a moment is. */
    static Instant endOf(Duration step, Instant moment) {
        long millis = step.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(moment.toEpochMilli(), millis) + 1) * millis);
    }

    /** Adds the next sample; the step before it, if this one begins another. */
    @Nullable
    Sample add(Sample sample) {
        Sample ended = last != null && stepOf(last.time()) != stepOf(sample.time()) ? end() : null;
        last = sample;
        count++;
        cores += sample.cores();
        coresHighest = Math.max(coresHighest, sample.peakCores());
        memoryHighest = Math.max(memoryHighest, sample.peakMemory());
        cpuPressure += sample.pressure().cpu();
        memoryPressure += sample.pressure().memory();
        ioPressure += sample.pressure().io();
        return ended;
    }

    /** Ends the step if it ended before a moment; null if it did not, or has no sample. */
    @Nullable
    Sample endBefore(Instant moment) {
        return last != null && stepOf(last.time()) < stepOf(moment) ? end() : null;
    }

    /** Ends the step, whole or not; null if it has no sample. */
    @Nullable
    Sample end() {
        Sample sample = last;
        if (sample == null) {
            return null;
        }
        Sample ended = sample.edit()
                .cores(cores / count)
                .pressure(new PressureCounters(cpuPressure / count, memoryPressure / count, ioPressure / count))
                .coresHighest(coresHighest)
                .memoryHighest(memoryHighest)
                .build();
        last = null;
        count = 0;
        cores = 0;
        coresHighest = 0;
        memoryHighest = 0;
        cpuPressure = 0;
        memoryPressure = 0;
        ioPressure = 0;
        return ended;
    }

    private long stepOf(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli(), stepMillis);
    }
}
