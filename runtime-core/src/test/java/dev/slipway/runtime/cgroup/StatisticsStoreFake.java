package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A store in memory for tests of what uses one; the real ones are in another module. */
final class StatisticsStoreFake implements StatisticsStore {
    private final List<StatisticsChunk> chunks = new ArrayList<>();
    private boolean closed;

    void reopen() {
        closed = false;
    }

    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        chunks.forEach(chunk -> ids.add(chunk.id()));
        return ids;
    }

    @Override
    public void put(List<StatisticsChunk> added) {
        requireOpen();
        for (StatisticsChunk chunk : added) {
            chunks.removeIf(known -> known.id().equals(chunk.id())
                    && known.step().equals(chunk.step())
                    && known.first().equals(chunk.first()));
            chunks.add(chunk);
        }
    }

    @Override
    public List<StatisticsChunk> read(String id, Duration step, Instant from, Instant to) {
        requireOpen();
        return chunks.stream()
                .filter(chunk -> chunk.id().equals(id) && chunk.step().equals(step))
                .filter(chunk -> !chunk.last().isBefore(from) && !chunk.first().isAfter(to))
                .sorted(Comparator.comparing(StatisticsChunk::first))
                .toList();
    }

    @Override
    public void remove(Collection<String> ids) {
        requireOpen();
        chunks.removeIf(chunk -> ids.contains(chunk.id()));
    }

    @Override
    public void keepOnly(Set<String> ids) {
        requireOpen();
        chunks.removeIf(chunk -> !ids.contains(chunk.id()));
    }

    @Override
    public void dropBefore(Duration step, Instant moment) {
        requireOpen();
        chunks.removeIf(chunk -> chunk.step().equals(step) && chunk.last().isBefore(moment));
    }

    @Override
    public void keepNewest(int most) {
        requireOpen();
    }

    private void requireOpen() {
        if (closed) {
            throw EngineException.of(ErrorKind.RUNTIME_STOPPED, "could not keep statistics: the store is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
