package dev.slipway.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What containers and pods used in the past. Every implementation passes the same contract suite. It is not the state:
 * what was put in last may be lost with the power, and all of it if the file is damaged. Safe for use by several threads.
 *
 * <p>Errors, as {@link dev.slipway.runtime.error.EngineException}: STORAGE if it can't be read or written;
 * RUNTIME_STOPPED after {@link #close}.
 */
public interface StatisticsStore extends AutoCloseable {
    /** Keeps these chunks, each in the place of the one of its id and step that has the same first sample. */
    void put(List<StatisticsChunk> chunks);

    /** The chunks that have a sample from one moment to another, both included, or may have one; oldest first. */
    List<StatisticsChunk> read(String id, Duration step, Instant from, Instant to);

    /** Drops all of these ids. */
    void remove(Collection<String> ids);

    /** Drops all that is of no such id. */
    void keepOnly(Set<String> ids);

    /** Drops the chunks of a step whose samples are all from before a moment. */
    void dropBefore(Duration step, Instant moment);

    /** Drops the oldest chunks, of whatever step, so that so many are left. */
    void keepNewest(int chunks);

    /** Closes it. A second call does nothing. */
    @Override
    void close();

    /** One that keeps nothing. */
    static StatisticsStore nothing() {
        return new StatisticsStore() {
            @Override
            public void put(List<StatisticsChunk> chunks) {}

            @Override
            public List<StatisticsChunk> read(String id, Duration step, Instant from, Instant to) {
                return List.of();
            }

            @Override
            public void remove(Collection<String> ids) {}

            @Override
            public void keepOnly(Set<String> ids) {}

            @Override
            public void dropBefore(Duration step, Instant moment) {}

            @Override
            public void keepNewest(int chunks) {}

            @Override
            public void close() {}
        };
    }
}
