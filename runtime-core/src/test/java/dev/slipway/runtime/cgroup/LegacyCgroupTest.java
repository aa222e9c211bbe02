package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.state.StatisticsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Version 1 on the real hierarchies of the host, with a real process. */
class LegacyCgroupTest {
    private static final Path PROC = Path.of("/proc");
    /** The process gets little of a busy machine. */
    private static final Duration LOADED = Duration.ofSeconds(60);

    private static final long MEMORY_LIMIT = 64L << 20;

    private final String path = "/slipway-test-" + UUID.randomUUID();
    private final Hierarchies hierarchies = Hierarchies.of(new Mounts().list());
    private final Cgroup cgroup = hierarchies.cgroup(path);
    private final CgroupReader reader = new CgroupReader(hierarchies, PROC);
    private final CgroupReader.Reading reading = reader.open(path);
    private Process process;

    @BeforeEach
    void startBusyProcess() throws IOException {
        assumeTrue(hierarchies.version() != CgroupVersion.V2, "the host has version 1 controllers");
        assumeTrue(Files.isWritable(hierarchies.roots().get(0)), "cgroups can be made here");
        for (String controller : List.of("cpu", "cpuacct", "memory", "pids", "blkio")) {
            Files.createDirectory(folder(controller));
        }
        Files.writeString(folder("memory").resolve("memory.limit_in_bytes"), Long.toString(MEMORY_LIMIT));
        Files.writeString(folder("pids").resolve("pids.max"), "50");
        Files.writeString(folder("cpu").resolve("cpu.cfs_quota_us"), "50000");
        process = new ProcessBuilder(
                        "/bin/sh", "-c", "read go; x=$(head -c 1000000 /dev/zero | tr '\\0' a); while :; do :; done")
                .start();
        for (String controller : List.of("cpu", "cpuacct", "memory", "pids", "blkio")) {
            Files.writeString(folder(controller).resolve("cgroup.procs"), Long.toString(process.pid()));
        }
        try (var input = process.outputWriter()) {
            input.write("go\n");
        }
    }

    private Path folder(String controller) {
        return Objects.requireNonNull(cgroup.legacy(controller));
    }

    @AfterEach
    void removeCgroup() throws InterruptedException {
        reading.close();
        if (process != null) {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            await().until(cgroup::removeIfEmpty);
            assertThat(cgroup.exists()).isFalse();
        }
    }

    @Test
    void theCountersAreThoseOfTheProcess() {
        assertThat(cgroup.exists()).isTrue();
        await().atMost(LOADED)
                .until(() ->
                        stats().cpu().total() > 100_000_000 && stats().pids().count() == 1);
        CgroupStats stats = stats();
        assertThat(stats.cpu().limit()).isEqualTo(0.5);
        assertThat(stats.memory().limit()).isEqualTo(MEMORY_LIMIT);
        assertThat(stats.memory().usage()).isBetween(500_000L, MEMORY_LIMIT);
        assertThat(stats.memory().workingSet()).isBetween(1L, stats.memory().usage());
        assertThat(stats.pids()).isEqualTo(new PidCounters(1, 50));
        assertThat(stats.network()).isEqualTo(NetworkCounters.NOTHING);
        await().atMost(LOADED).until(() -> stats().cpu().throttled() > 0);
    }

    private CgroupStats stats() {
        return reading.read((int) process.pid(), true).orElseThrow();
    }

    @Test
    void filesThatStayOpenTellOfTheirOwnCgroupOnly() throws Exception {
        assertThat(reading.read(0, true)).isPresent();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        await().until(cgroup::removeIfEmpty);
        assertThat(reading.read(0, true)).isEmpty();
        Files.createDirectory(folder("cpuacct"));
        try (CgroupReader.Reading anew = reader.open(path)) {
            assertThat(anew.read(0, true).orElseThrow().cpu().total()).isZero();
        }
    }

    @Test
    void limitsAreReadWhenTheyAreAskedFor() throws IOException {
        assertThat(stats().pids().limit()).isEqualTo(50);
        Files.writeString(folder("pids").resolve("pids.max"), "60");
        Files.writeString(folder("cpu").resolve("cpu.cfs_quota_us"), "-1");
        CgroupStats before = reading.read(0, false).orElseThrow();
        assertThat(before.pids().limit()).isEqualTo(50);
        assertThat(before.cpu().limit()).isEqualTo(0.5);
        CgroupStats after = reading.read(0, true).orElseThrow();
        assertThat(after.pids().limit()).isEqualTo(60);
        assertThat(after.cpu().limit()).isZero();
    }

    @Test
    void aCgroupWithAProcessIsNotRemoved() {
        assertThat(cgroup.removeIfEmpty()).isFalse();
        assertThat(folder("cpuacct")).isDirectory();
    }

    @Test
    void theSamplerMeasuresTheLimitedCore() throws Exception {
        Measured running = new Measured("c1", path, (int) process.pid(), Instant.now(), this);
        try (Statistics statistics = new Statistics(
                () -> List.of(running),
                Set::of,
                reader,
                StatisticsStore.nothing(),
                StatisticsSettings.DEFAULT,
                InstantSource.system(),
                System::nanoTime)) {
            statistics.start();
            await().atMost(LOADED)
                    .until(() -> statistics
                                    .history("c1", Instant.EPOCH, Instant.MAX, Duration.ofSeconds(1))
                                    .size()
                            >= 3);
            // Half a core is the limit; a busy machine may give less.
            assertThat(statistics.now(Set.of("c1")).get("c1").cores()).isBetween(0.005, 0.65);
        }
    }
}
