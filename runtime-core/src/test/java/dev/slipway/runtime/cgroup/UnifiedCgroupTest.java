package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.os.MountPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version 2 from files as a kernel 6.1 writes them. */
class UnifiedCgroupTest {
    private static final String PATH = "/slipway_parent/slipway-1";

    @TempDir
    private Path folder;

    private Path mount;
    private Path cgroup;
    private Path proc;

    @BeforeEach
    void record() throws IOException {
        mount = Files.createDirectories(folder.resolve("cgroup"));
        cgroup = Files.createDirectories(mount.resolve("slipway_parent/slipway-1"));
        proc = Files.createDirectories(folder.resolve("proc"));
        write(
                cgroup.resolve("cpu.stat"),
                "usage_usec 2500000\nuser_usec 2000000\nsystem_usec 500000\ncore_sched.force_idle_usec 0\n"
                        + "nr_periods 40\nnr_throttled 3\nthrottled_usec 70000\nnr_bursts 0\nburst_usec 0\n");
        write(cgroup.resolve("cpu.max"), "150000 100000\n");
        write(cgroup.resolve("memory.current"), "8388608\n");
        write(cgroup.resolve("memory.max"), "max\n");
        write(cgroup.resolve("memory.stat"), "anon 1048576\nfile 7000000\ninactive_file 6291456\nactive_file 700000\n");
        write(cgroup.resolve("pids.current"), "7\n");
        write(cgroup.resolve("pids.max"), "max\n");
        write(
                cgroup.resolve("io.stat"),
                "8:0 rbytes=4096 wbytes=512 rios=3 wios=1 dbytes=9 dios=9\n253:0 \n"
                        + "254:16 rbytes=1000 wbytes=2000 rios=10 wios=20 dbytes=0 dios=0\n");
        pressure("cpu", "1.23");
        pressure("memory", "0.00");
        pressure("io", "45.50");
        write(mount.resolve("slipway_parent/memory.max"), "33554432\n");
        write(proc.resolve("meminfo"), "MemTotal:       24576000 kB\nMemFree:         1000 kB\n");
    }

    private void pressure(String resource, String average) throws IOException {
        write(
                cgroup.resolve(resource + ".pressure"),
                "some avg10=" + average + " avg60=99.00 avg300=98.00 total=123456\n"
                        + "full avg10=97.00 avg60=96.00 avg300=95.00 total=123\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private Optional<CgroupStats> read(int pid) {
        MountPoint unified = new MountPoint(mount, "/", "cgroup2", "cgroup2", "rw,nsdelegate");
        Hierarchies hierarchies = Hierarchies.of(List.of(unified));
        assertThat(hierarchies.version()).isEqualTo(CgroupVersion.V2);
        try (CgroupReader.Reading reading = new CgroupReader(hierarchies, proc).open(PATH)) {
            return reading.read(pid, true);
        }
    }

    @Test
    @Tag("R-STAT-02")
    void everyCounterIsReadInItsUnit() {
        assertThat(read(0))
                .contains(new CgroupStats(
                        new CpuCounters(2_500_000_000L, 70_000_000L, 1.5),
                        new MemoryCounters(8_388_608, 2_097_152, 33_554_432),
                        new PidCounters(7, 0),
                        new BlockCounters(5096, 2512, 13, 21),
                        NetworkCounters.NOTHING,
                        new PressureCounters(0.0123, 0, 0.455)));
    }

    @Test
    @Tag("R-STAT-01")
    void theMemoryLimitIsAtMostTheMachines() throws IOException {
        write(mount.resolve("slipway_parent/memory.max"), "max\n");
        assertThat(read(0).orElseThrow().memory().limit()).isEqualTo(24_576_000L * 1024);
        write(cgroup.resolve("memory.max"), "1048576\n");
        assertThat(read(0).orElseThrow().memory().limit()).isEqualTo(1_048_576);
    }

    @Test
    void withoutALimitTheProcessorsAreUnlimited() throws IOException {
        write(cgroup.resolve("cpu.max"), "max 100000\n");
        assertThat(read(0).orElseThrow().cpu().limit()).isZero();
    }

    @Test
    void controllersThatAreOffCountNothing() throws IOException {
        for (String file :
                List.of("memory.current", "memory.stat", "pids.current", "io.stat", "cpu.max", "io.pressure")) {
            Files.delete(cgroup.resolve(file));
        }
        CgroupStats stats = read(0).orElseThrow();
        assertThat(stats.memory()).isEqualTo(new MemoryCounters(0, 0, 33_554_432));
        assertThat(stats.pids()).isEqualTo(new PidCounters(0, 0));
        assertThat(stats.block()).isEqualTo(new BlockCounters(0, 0, 0, 0));
        assertThat(stats.pressure()).isEqualTo(new PressureCounters(0.0123, 0, Double.NaN));
    }

    @Test
    void aCgroupThatIsGoneHasNoCounters() throws IOException {
        for (Path file : Files.list(cgroup).toList()) {
            Files.delete(file);
        }
        assertThat(read(0)).isEmpty();
        Files.delete(cgroup);
        assertThat(read(0)).isEmpty();
    }

    @Test
    @Tag("R-STAT-02")
    void receivedAndSentBytesAreTakenFromTheirColumnsWithoutLoopback() throws IOException {
        namespace("self", "net:[1]");
        namespace("42", "net:[2]");
        namespace("43", "net:[1]");
        String table = """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
                    lo:    7885     114    0    0    0     0          0         0     7885     114    0    0    0     0
                  eth0:  512858   13244    0    0    0     0          0         0   994569    9166    0    0    0     0
                eth1:1 2 0 0 0 0 0 0 30 4 0 0 0 0
                """;
        write(Files.createDirectories(proc.resolve("42/net")).resolve("dev"), table);
        write(Files.createDirectories(proc.resolve("43/net")).resolve("dev"), table);
        assertThat(read(42).orElseThrow().network()).isEqualTo(new NetworkCounters(512_859, 994_599, 13_246, 9_170));
        assertThat(read(43).orElseThrow().network()).isEqualTo(NetworkCounters.NOTHING);
        assertThat(read(44).orElseThrow().network()).isEqualTo(NetworkCounters.NOTHING);
    }

    private void namespace(String process, String name) throws IOException {
        Path namespaces = Files.createDirectories(proc.resolve(process).resolve("ns"));
        Files.createSymbolicLink(namespaces.resolve("net"), Path.of(name));
    }
}
