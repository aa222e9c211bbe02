package dev.slipway.runtime.cgroup;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest samples of one container, in chunks of which the oldest are dropped. Not safe for use by several threads. */
final class SampleRing {
    private final Deque<SampleChunk> chunks = new ArrayDeque<>();

    void add(Sample sample) {
        SampleChunk newest = chunks.peekLast();
        if (newest == null || newest.isFull()) {
            newest = new SampleChunk();
            chunks.add(newest);
        }
        newest.add(sample);
    }

    /** Drops chunks in which all samples are from before a moment. */
    void dropBefore(Instant moment) {
        while (!chunks.isEmpty() && chunks.getFirst().last().isBefore(moment)) {
            chunks.removeFirst();
        }
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** The samples since a moment, oldest first. */
    List<Sample> since(Instant moment) {
        List<Sample> found = new ArrayList<>();
        for (SampleChunk chunk : chunks) {
            if (!chunk.last().isBefore(moment)) {
                for (Sample sample : chunk.samples()) {
                    if (!sample.time().isBefore(moment)) {
                        found.add(sample);
                    }
                }
            }
        }
        return found;
    }

    /** The newest sample; there must be one. */
    Sample newest() {
        return chunks.getLast().newest();
    }
}
