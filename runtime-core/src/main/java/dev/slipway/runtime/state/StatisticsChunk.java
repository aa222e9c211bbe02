package dev.slipway.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** Samples of one container or pod that are kept together, in a form that only who made them reads. Immutable. */
public final class StatisticsChunk {
    private final String id;
    private final Duration step;
    private final Instant first;
    private final Instant last;
    private final byte[] samples;

    /**
     * @param id of the container or pod
     * @param step time between two samples, in whole seconds
     * @param first time of the oldest sample, in whole milliseconds
     * @param last time of the newest sample, in whole milliseconds
     * @param samples at most 64 KiB
     */
    public StatisticsChunk(String id, Duration step, Instant first, Instant last, byte[] samples) {
        this.id = id;
        this.step = step;
        this.first = first;
        this.last = last;
        this.samples = samples.clone();
    }

    public String id() {
        return id;
    }

    public Duration step() {
        return step;
    }

    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }

    public byte[] samples() {
        return samples.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatisticsChunk chunk
                && id.equals(chunk.id)
                && step.equals(chunk.step)
                && first.equals(chunk.first)
                && last.equals(chunk.last)
                && Arrays.equals(samples, chunk.samples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, step, first);
    }

    @Override
    public String toString() {
        return id + " " + step + " " + first + " to " + last;
    }
}
