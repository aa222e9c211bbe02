package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.MountPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sampler with a manual clock over recorded files. */
class StatisticsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final List<RunningContainer> running = new ArrayList<>();
    private Instant now = START;
    private Statistics statistics;

    @BeforeEach
    void open() {
        MountPoint unified = new MountPoint(folder, "/", "cgroup2", "cgroup2", "rw");
        CgroupStats.Reader reader = new CgroupStats.Reader(Hierarchies.of(List.of(unified)), folder.resolve("proc"));
        statistics = new Statistics(() -> List.copyOf(running), reader, () -> now, () -> Duration.between(START, now)
                .toNanos());
    }

    private void run(String id, Instant startedAt) throws IOException {
        Files.createDirectories(folder.resolve(id));
        running.removeIf(container -> container.id().equals(id));
        running.add(new RunningContainer(id, "/" + id, 0, startedAt));
    }

    private void sampleAfter(Duration time, String id, long cpuMicros) throws IOException {
        now = now.plus(time);
        Files.writeString(folder.resolve(id).resolve("cpu.stat"), "usage_usec " + cpuMicros + "\n");
        statistics.sample();
    }

    private double cores(String id) {
        return statistics.latest(id).orElseThrow().cores();
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

    @Test
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
                assertThat(statistics.latest("c2")).isPresent();
            }
        }
        assertThat(statistics.latest("c2")).isEmpty();
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
}
