package dev.slipway.state;

import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps statistics as long as its process lives. */
public final class MemoryStatisticsStore implements StatisticsStore {
    private final Map<Key, StatisticsChunk> chunks = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized void put(List<StatisticsChunk> added) {
        requireOpen();
        added.forEach(chunk -> chunks.put(new Key(chunk.id(), chunk.step(), chunk.first()), chunk));
    }

    @Override
    public synchronized List<StatisticsChunk> read(String id, Duration step, Instant from, Instant to) {
        requireOpen();
        return chunks.values().stream()
                .filter(chunk -> chunk.id().equals(id) && chunk.step().equals(step))
                .filter(chunk -> !chunk.last().isBefore(from) && !chunk.first().isAfter(to))
                .toList();
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        requireOpen();
        chunks.keySet().removeIf(key -> ids.contains(key.id));
    }

    @Override
    public synchronized void keepOnly(Set<String> ids) {
        requireOpen();
        chunks.keySet().removeIf(key -> !ids.contains(key.id));
    }

    @Override
    public synchronized void dropBefore(Duration step, Instant moment) {
        requireOpen();
        chunks.values()
                .removeIf(chunk -> chunk.step().equals(step) && chunk.last().isBefore(moment));
    }

    @Override
    public synchronized void keepNewest(int most) {
        requireOpen();
        List<Key> oldest = chunks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(StatisticsChunk::last)))
                .limit(Math.max(0, chunks.size() - most))
                .map(Map.Entry::getKey)
                .toList();
        oldest.forEach(chunks::remove);
    }

    private void requireOpen() {
        if (closed) {
            throw IndexedState.stopped();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        chunks.clear();
    }

    private record Key(String id, Duration step, Instant first) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::id).thenComparing(Key::step).thenComparing(Key::first);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
