package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.MountPoint;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sampler with a manual clock over recorded files. */
class StatisticsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final StatisticsStoreFake store = new StatisticsStoreFake();
    private final List<Measured> running = new ArrayList<>();
    private Instant now = START;
    private Statistics statistics;

    @BeforeEach
    void open() {
        MountPoint unified = new MountPoint(folder, "/", "cgroup2", "cgroup2", "rw");
        CgroupReader reader = new CgroupReader(Hierarchies.of(List.of(unified)), folder.resolve("proc"));
        statistics = new Statistics(
                () -> List.copyOf(running),
                () -> running.stream().map(Measured::id).collect(Collectors.toSet()),
                reader,
                store,
                StatisticsSettings.DEFAULT,
                () -> now,
                () -> Duration.between(START, now).toNanos());
    }

    private void run(String id, Instant startedAt) throws IOException {
        Files.createDirectories(folder.resolve(id));
        running.removeIf(container -> container.id().equals(id));
        running.add(new Measured(id, "/" + id, 0, startedAt, id));
    }

    private void sampleAfter(Duration time, String id, long cpuMicros) throws IOException {
        now = now.plus(time);
        Files.writeString(folder.resolve(id).resolve("cpu.stat"), "usage_usec " + cpuMicros + "\n");
        statistics.sample();
    }

    private double cores(String id) {
        List<Sample> all = statistics.history(id, Instant.EPOCH, Instant.MAX, SECOND);
        return all.get(all.size() - 1).cores();
    }

    @Test
    void coresAreTheDifferenceOfTwoSamplesAndAtFirstOfTheRun() throws IOException {
        run("c1", START);
        sampleAfter(Duration.ofSeconds(4), "c1", 2_000_000);
        assertThat(cores("c1")).isEqualTo(0.5);
        sampleAfter(Duration.ofMillis(500), "c1", 2_750_000);
        assertThat(cores("c1")).isEqualTo(1.5);
        sampleAfter(SECOND, "c1", 2_750_000);
        assertThat(cores("c1")).isZero();
    }

    /** A tick of the kernel's between two looks is no rate. */
    @Test
    void looksThatFollowEachOtherAtOnceTellTheSameCores() throws IOException {
        run("c1", START);
        sampleAfter(Duration.ofMillis(1), "c1", 25_000);
        assertThat(cores("c1")).isEqualTo(0.1);
        sampleAfter(Duration.ofMillis(1), "c1", 29_000);
        assertThat(cores("c1")).isEqualTo(0.1);
        sampleAfter(Duration.ofMillis(499), "c1", 275_000);
        assertThat(cores("c1")).isEqualTo(0.5);
    }

    @Test
    @Tag("R-STAT-01")
    void aRestartBeginsAnew() throws IOException {
        run("c1", START);
        sampleAfter(SECOND, "c1", 900_000);
        sampleAfter(SECOND, "c1", 100_000);
        assertThat(cores("c1")).isEqualTo(0.05);
        run("c1", now.plusSeconds(1));
        sampleAfter(Duration.ofSeconds(3), "c1", 500_000);
        assertThat(cores("c1")).isEqualTo(0.25);
    }

    @Test
    void aStartThatIsNotYetPastCountsAsIdle() throws IOException {
        run("c1", START.plusSeconds(5));
        sampleAfter(SECOND, "c1", 900_000);
        assertThat(cores("c1")).isZero();
    }

    @Test
    void historyIsCutAndRolledUp() throws IOException {
        run("c1", START);
        for (int i = 1; i <= 30; i++) {
            sampleAfter(SECOND, "c1", 100_000L * i * (i + 1) / 2);
        }
        assertThat(statistics.history("c1", Instant.EPOCH, Instant.MAX, SECOND)).hasSize(30);
        assertThat(statistics.history("c1", START.plusSeconds(5), START.plusSeconds(7), SECOND))
                .extracting(Sample::time)
                .containsExactly(START.plusSeconds(5), START.plusSeconds(6), START.plusSeconds(7));
        List<Sample> tens = statistics.history("c1", START.plusSeconds(10), Instant.MAX, Duration.ofSeconds(10));
        assertThat(tens)
                .extracting(Sample::time)
                .containsExactly(START.plusSeconds(19), START.plusSeconds(29), START.plusSeconds(30));
        assertThat(tens.get(0).cores()).isEqualTo(1.45, within(1e-9));
        assertThat(statistics.history("other", Instant.EPOCH, Instant.MAX, SECOND))
                .isEmpty();
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> statistics.history("c1", START, now, Duration.ZERO));
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void fifteenMinutesAreKeptOfTheRunningAndTheEnded() throws IOException {
        run("c1", START);
        run("c2", START);
        sampleAfter(SECOND, "c2", 1);
        running.removeIf(container -> container.id().equals("c2"));
        for (int i = 1; i <= 1000; i++) {
            sampleAfter(SECOND, "c1", i * 250_000L);
            if (i == 800) {
                assertThat(statistics.history("c2", START, now, SECOND)).hasSize(1);
            }
        }
        assertThat(statistics.history("c2", START, now, SECOND)).isEmpty();
        List<Sample> kept = statistics.history("c1", Instant.EPOCH, Instant.MAX, SECOND);
        assertThat(kept).hasSize(900);
        assertThat(kept.get(0).time()).isEqualTo(now.minusSeconds(899));
        assertThat(kept).allSatisfy(sample -> assertThat(sample.cores()).isEqualTo(0.25));
    }

    @Test
    void listenersHearOfSecondsWithSamplesUntilTheyEnd() throws Exception {
        List<Map<String, Sample>> heard = new ArrayList<>();
        AutoCloseable listening = statistics.listen(heard::add);
        statistics.sample();
        assertThat(heard).isEmpty();
        run("c1", START);
        run("c2", START);
        sampleAfter(SECOND, "c1", 10);
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0)).containsOnlyKeys("c1");
        listening.close();
        sampleAfter(SECOND, "c1", 20);
        assertThat(heard).hasSize(1);
    }

    @Test
    @Tag("R-STAT-01")
    void theFirstSampleOfARunIsTakenWhenItIsAskedFor() throws IOException {
        run("c1", START);
        now = now.plusSeconds(2);
        Files.writeString(folder.resolve("c1").resolve("cpu.stat"), "usage_usec 500000\n");
        assertThat(statistics.now(Set.of("c1", "c2")).get("c1").cores()).isEqualTo(0.25);
        assertThat(statistics.now(Set.of("c1", "c2"))).containsOnlyKeys("c1");
        run("c1", now.plusSeconds(1));
        now = now.plusSeconds(2);
        assertThat(statistics.now(Set.of("c1")).get("c1").cores()).isEqualTo(0.5);
        assertThat(statistics.history("c1", START, now, SECOND)).hasSize(2);
    }

    /** Forty minutes, of which 15 minutes are in memory, then a new engine over the same store. */
    @Test
    void historyGoesOnFromMemoryIntoWhatIsKeptWithoutAGap() throws IOException {
        run("c1", START);
        long used = 0;
        for (int i = 1; i <= 2_400; i++) {
            used += i % 60 == 30 ? 700_000 : 100_000;
            sampleAfter(SECOND, "c1", used);
            if (i % 60 == 0) {
                statistics.save();
            }
        }
        List<Sample> minutes = statistics.history("c1", Instant.EPOCH, Instant.MAX, Duration.ofMinutes(1));
        assertThat(minutes).hasSize(41);
        assertThat(minutes.subList(1, 40)).allSatisfy(sample -> {
            assertThat(sample.cores()).isEqualTo(0.11, within(1e-6));
            assertThat(sample.coresHighest()).isEqualTo(0.7, within(1e-6));
        });
        assertThat(minutes)
                .extracting(sample -> sample.time().getEpochSecond() / 60)
                .isSorted()
                .doesNotHaveDuplicates();
        List<Sample> finest = statistics.history("c1", START, now, SECOND);
        assertThat(finest).hasSize(151 + 891);
        assertThat(finest).extracting(Sample::time).isSorted().doesNotHaveDuplicates();

        statistics.close();
        store.reopen();
        open();
        List<Sample> again = statistics.history("c1", START, now, Duration.ofMinutes(1));
        assertThat(again)
                .extracting(Sample::time)
                .isEqualTo(minutes.stream().map(Sample::time).toList());
        assertThat(again)
                .extracting(Sample::cpuNanos)
                .isEqualTo(minutes.stream().map(Sample::cpuNanos).toList());
        assertThat(again.subList(1, 40))
                .allSatisfy(sample -> assertThat(sample.coresHighest()).isEqualTo(0.7, within(1e-6)));
        sampleAfter(SECOND, "c1", used + 100_000);
        assertThat(statistics.history("c1", START, now, SECOND)).hasSize(241 + 1);
    }

    @Test
    void minutesRemainWhereTenSecondsAreDropped() throws IOException {
        run("c1", START);
        for (int i = 1; i <= 7 * 60; i++) {
            for (int j = 0; j < 6; j++) {
                sampleAfter(Duration.ofSeconds(10), "c1", 1_000_000L * (i * 6 + j));
            }
            statistics.save();
        }
        statistics.tidy();
        List<Sample> all = statistics.history("c1", START, now, Duration.ofMinutes(1));
        assertThat(all).hasSize(7 * 60 + 1);
        assertThat(all.subList(1, 420))
                .allSatisfy(sample -> assertThat(sample.cores()).isEqualTo(0.1, within(1e-6)));
        assertThat(statistics.history("c1", START, now, SECOND)).hasSizeBetween(60 + 6 * 360, 65 + 6 * 370);
    }

    @Test
    void whatIsRemovedIsForgottenWithItsHistory() throws IOException {
        run("c1", START);
        run("c2", START);
        for (int i = 1; i <= 60; i++) {
            sampleAfter(SECOND, "c1", i);
            sampleAfter(SECOND, "c2", i);
        }
        statistics.save();
        statistics.committed(new Commit(1, List.of(new Change.RemoveContainer("c1"))));
        assertThat(statistics.history("c1", START, now, SECOND)).isEmpty();
        assertThat(statistics.history("c2", START, now, SECOND)).isNotEmpty();
        running.removeIf(each -> each.id().equals("c1"));
        statistics.save();
        assertThat(store.ids()).containsExactly("c2");
    }

    @Test
    void whatNobodyKnowsIsTidiedAway() throws IOException {
        run("c1", START);
        for (int i = 1; i <= 60; i++) {
            sampleAfter(SECOND, "c1", i);
        }
        statistics.save();
        running.clear();
        statistics.tidy();
        assertThat(store.ids()).isEmpty();
    }

    @Test
    void aStoreThatFailsDoesNotDisturbTheSampling() throws IOException {
        store.close();
        run("c1", START);
        for (int i = 1; i <= 60; i++) {
            sampleAfter(SECOND, "c1", i);
        }
        statistics.save();
        statistics.tidy();
        assertThat(statistics.history("c1", Instant.EPOCH, now, SECOND)).hasSize(60);
    }
}
