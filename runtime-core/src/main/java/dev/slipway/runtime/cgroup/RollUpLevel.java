package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.state.StatisticsChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roll-ups of one container in one step, until they are on disk. Not safe for use by several threads. */
final class RollUpLevel {
    private final Duration step;
    private final RollUp rollUp;
    private final List<SampleChunk> unsaved = new ArrayList<>();
    private SampleChunk newest = new SampleChunk();

    RollUpLevel(Duration step) {
        this.step = step;
        this.rollUp = new RollUp(step);
    }

    void add(Sample sample) {
        keep(rollUp.add(sample));
    }

    /** What was added to since the last time; the newest of it may be given again, with more. */
    List<StatisticsChunk> unsaved(String id, @Nullable Instant before) {
        keep(before == null ? rollUp.end() : rollUp.endBefore(before));
        List<StatisticsChunk> given = unsaved.stream()
                .map(chunk -> new StatisticsChunk(id, step, chunk.first(), chunk.last(), chunk.bytes()))
                .toList();
        unsaved.clear();
        return given;
    }

    private void keep(@Nullable Sample ended) {
        if (ended == null) {
            return;
        }
        if (newest.isFull()) {
            newest = new SampleChunk();
        }
        newest.add(ended);
        if (!unsaved.contains(newest)) {
            unsaved.add(newest);
        }
    }
}
