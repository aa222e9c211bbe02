package dev.slipway.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of statistics does. */
abstract class StatisticsStoreContract {
    static final Duration TEN = Duration.ofSeconds(10);
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    StatisticsStore store;

    abstract StatisticsStore create();

    @BeforeEach
    void openStore() {
        store = create();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** A chunk of ten minutes. */
    static StatisticsChunk chunk(String id, Duration step, int number, int... samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return new StatisticsChunk(id, step, at(number), at(number).plusSeconds(590), bytes);
    }

    static Instant at(int number) {
        return START.plusSeconds(600L * number);
    }

    private List<StatisticsChunk> all(String id, Duration step) {
        return store.read(id, step, Instant.EPOCH, at(1_000_000));
    }

    @Test
    void whatIsPutIsReadInOrderOfTimeByIdAndStep() {
        store.put(List.of(chunk("c1", TEN, 2, 5), chunk("c1", TEN, 1, 4), chunk("c2", TEN, 1, 6)));
        store.put(List.of(chunk("c1", MINUTE, 1, 7)));
        assertThat(all("c1", TEN)).containsExactly(chunk("c1", TEN, 1, 4), chunk("c1", TEN, 2, 5));
        assertThat(all("c1", MINUTE)).containsExactly(chunk("c1", MINUTE, 1, 7));
        assertThat(all("c3", TEN)).isEmpty();
    }

    @Test
    void chunksThatTouchTheTimeAreRead() {
        store.put(List.of(chunk("c1", TEN, 1, 1), chunk("c1", TEN, 2, 2), chunk("c1", TEN, 3, 3)));
        assertThat(store.read("c1", TEN, at(1).plusSeconds(590), at(2)))
                .containsExactly(chunk("c1", TEN, 1, 1), chunk("c1", TEN, 2, 2));
        assertThat(store.read("c1", TEN, at(1).plusSeconds(591), at(2).minusMillis(1)))
                .isEmpty();
    }

    @Test
    void aChunkThatGrewReplacesItself() {
        store.put(List.of(chunk("c1", TEN, 1, 1)));
        store.put(List.of(chunk("c1", TEN, 1, 1, 2, 3)));
        assertThat(all("c1", TEN)).containsExactly(chunk("c1", TEN, 1, 1, 2, 3));
    }

    @Test
    void removedAndUnknownIdsAreDropped() {
        store.put(List.of(chunk("c1", TEN, 1, 1), chunk("c2", TEN, 1, 2), chunk("c3", MINUTE, 1, 3)));
        store.remove(List.of("c1"));
        assertThat(all("c1", TEN)).isEmpty();
        assertThat(all("c2", TEN)).hasSize(1);
        store.keepOnly(Set.of("c2", "c4"));
        assertThat(all("c2", TEN)).hasSize(1);
        assertThat(all("c3", MINUTE)).isEmpty();
    }

    @Test
    void theOldAreDroppedByTheTimeOfTheirNewestSample() {
        store.put(List.of(chunk("c1", TEN, 1, 1), chunk("c1", TEN, 2, 2), chunk("c1", MINUTE, 1, 3)));
        store.dropBefore(TEN, at(1).plusSeconds(590));
        assertThat(all("c1", TEN)).hasSize(2);
        store.dropBefore(TEN, at(2));
        assertThat(all("c1", TEN)).containsExactly(chunk("c1", TEN, 2, 2));
        assertThat(all("c1", MINUTE)).hasSize(1);
    }

    @Test
    void theOldestGiveWayWhenThereAreTooMany() {
        for (int i = 1; i <= 5; i++) {
            store.put(List.of(chunk("c" + i % 2, i == 4 ? MINUTE : TEN, i, i)));
        }
        store.keepNewest(5);
        assertThat(all("c1", TEN)).hasSize(3);
        store.keepNewest(2);
        assertThat(all("c1", TEN)).containsExactly(chunk("c1", TEN, 5, 5));
        assertThat(all("c0", TEN)).isEmpty();
        assertThat(all("c0", MINUTE)).hasSize(1);
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        store.close();
        assertThat(StateSuite.failure(() -> all("c1", TEN)).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        assertThat(StateSuite.failure(() -> store.put(List.of())).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
    }
}
