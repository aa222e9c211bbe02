package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was used before the time that is in memory, from the disk: a sample for each ten seconds of the last hours, and one
 * for each minute before them. What the disk does never fails the caller. Safe for use by several threads.
 */
final class History implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    static final Duration FINE = Duration.ofSeconds(10);
    static final Duration COARSE = Duration.ofMinutes(1);
    /** Steps that are on disk. */
    static final List<Duration> STEPS = List.of(FINE, COARSE);

    private static final Duration FINE_KEPT = Duration.ofHours(6);
    private static final int CHUNKS_KEPT = 200_000;

    private final StatisticsStore store;
    private final Duration kept;
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private volatile boolean failing;

    /**
     * @param kept how long samples of a minute are kept
     */
    History(StatisticsStore store, Duration kept) {
        this.store = store;
        this.kept = kept;
    }

    /**
     * The samples of a container from one moment to another: those given, and older ones, oldest first. They may be
     * further apart the older they are, but none is missing and none is there twice.
     *
     * @param newer from memory, oldest first
     */
    List<Sample> before(List<Sample> newer, String id, Instant from, Instant to) {
        if (removed.contains(id) || (!newer.isEmpty() && !newer.get(0).time().isAfter(from))) {
            return newer;
        }
        List<Sample> fine = read(id, FINE, from, to);
        List<Sample> joined = joined(fine, FINE, newer);
        if (!fine.isEmpty() && !fine.get(0).time().isAfter(from.plus(FINE))) {
            return joined;
        }
        return joined(read(id, COARSE, from, to), COARSE, joined);
    }

    private static List<Sample> joined(List<Sample> older, Duration step, List<Sample> newer) {
        if (older.isEmpty() || newer.isEmpty()) {
            return older.isEmpty() ? newer : older;
        }
        Instant end = RollUp.endOf(step, newer.get(0).time());
        List<Sample> all = new ArrayList<>(older);
        all.removeIf(sample -> !sample.time().isBefore(end));
        Instant last = all.isEmpty() ? Instant.MIN : all.get(all.size() - 1).time();
        newer.stream().filter(sample -> sample.time().isAfter(last)).forEach(all::add);
        return all;
    }

    private List<Sample> read(String id, Duration step, Instant from, Instant to) {
        List<Sample> samples = new ArrayList<>();
        guarded("read", () -> {
            for (StatisticsChunk chunk : store.read(id, step, from, to)) {
                samples.addAll(unpacked(chunk));
            }
        });
        return samples;
    }

    private static List<Sample> unpacked(StatisticsChunk chunk) {
        try {
            return SampleChunk.read(chunk.samples());
        } catch (IllegalArgumentException e) {
            LOG.warn("statistics {} are left out: {}", chunk, e.getMessage());
            return Collections.emptyList();
        }
    }

    /** Drops a container or pod that is removed, with the next {@link #put}. */
    void remove(String id) {
        removed.add(id);
    }

    /** Puts chunks to the others. */
    void put(List<StatisticsChunk> chunks) {
        guarded("write", () -> {
            Set<String> gone = Set.copyOf(removed);
            if (!gone.isEmpty()) {
                store.remove(gone);
                removed.removeAll(gone);
            }
            if (!chunks.isEmpty()) {
                store.put(chunks);
            }
        });
    }

    /**
     * Drops what is too old, and what is of no such id.
     *
     * @param ids of all containers and pods there are
     */
    void tidy(Instant now, Set<String> ids) {
        guarded("write", () -> {
            store.keepOnly(ids);
            store.dropBefore(FINE, now.minus(kept.compareTo(FINE_KEPT) < 0 ? kept : FINE_KEPT));
            store.dropBefore(COARSE, now.minus(kept));
            store.keepNewest(CHUNKS_KEPT);
        });
    }

    /** Tells of the first of several failures alone. */
    private void guarded(String what, Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (EngineException e) {
            if (!failing) {
                LOG.warn("could not {} the history of statistics: {}", what, e.message(), e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
