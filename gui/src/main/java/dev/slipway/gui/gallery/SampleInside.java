package dev.slipway.gui.gallery;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedCredentials;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedLimit;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedSearch;
import dev.slipway.protocol.model.SavedSocket;
import dev.slipway.protocol.model.SavedThread;
import dev.slipway.protocol.model.SavedTimer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The made-up inside of a made-up checkpoint. */
final class SampleInside {
    static final String CHECKPOINT = SampleWorld.id(603);
    /** The container that it was taken of. */
    static final String LIVE = SampleWorld.id(3);
    /** One that can't be read. */
    static final String DAMAGED = SampleWorld.id(609);

    private static final long CODE = 0x55d0_1000_0000L;
    private static final long HEAP = 0x55d0_2a00_0000L;
    private static final long LIBRARY = 0x7f3a_8800_0000L;
    private static final long STACK = 0x7ffc_e100_0000L;
    private static final Map<String, Long> SPACES = Map.of("mnt", 4L, "net", 7L, "pid", 3L, "ipc", 5L, "uts", 6L);

    private SampleInside() {}

    static @Nullable Object answer(String method, Object params) {
        if (params instanceof CheckpointCalls.ById one && DAMAGED.equals(one.checkpoint())) {
            return null;
        }
        if (params instanceof CheckpointContentCalls.Memory wanted) {
            return memory(wanted);
        }
        return switch (method) {
            case "checkpoint.inspect" -> detail();
            case "checkpoint.processes" -> processes();
            case "checkpoint.process" -> process();
            case "checkpoint.descriptors" -> descriptors();
            case "checkpoint.sockets" -> sockets();
            case "checkpoint.memoryMap" -> areas();
            case "checkpoint.environment" -> environment();
            case "checkpoint.mounts" -> mounts();
            case "checkpoint.files" -> files();
            case "checkpoint.files.read" ->
                new CheckpointContentCalls.Content(base64("maxmemory 512mb\nappendonly yes\nsave 900 1\n"), 45);
            case "checkpoint.logs" -> log();
            case "checkpoint.search" -> new CheckpointContentCalls.Searched(null, found());
            case "checkpoint.diff" ->
                new CheckpointContentCalls.Compared(
                        null, diff(params instanceof CheckpointContentCalls.Diff asked && LIVE.equals(asked.to())));
            default -> SampleCheckpoints.answer(method, params);
        };
    }

    private static CheckpointDetail detail() {
        CheckpointSummary checkpoint = SampleCheckpoints.all().get(2);
        return new CheckpointDetail(
                checkpoint,
                "/var/lib/slipway/checkpoints/" + checkpoint.id(),
                Map.of("memory", 361_800_000L, "metadata", 91_000L, "files", 33_500_000L, "log", 12_400L),
                Map.of("kernel", "6.1.0", "architecture", "amd64", "criu", "4.1.1", "runtime", "runc 1.1.5"),
                List.of(SampleWorld.id(602), SampleWorld.id(601)),
                Map.of(
                        "freezing_time",
                        812L,
                        "frozen_time",
                        40_200L,
                        "memdump_time",
                        12_800L,
                        "pages_written",
                        88_330L),
                List.of(new NetworkAddress(
                        "slipway", "eth0", "02:42:0a:5a:00:09", List.of("10.90.0.9/24"), "10.90.0.1")));
    }

    private static List<CheckpointedProcess> processes() {
        return List.of(
                process(1, 0, "redis-server", List.of("redis-server", "*:6379"), 4),
                process(17, 1, "sh", List.of("/bin/sh", "-c", "while true; do sleep 1; done"), 1),
                process(23, 17, "sleep", List.of("sleep", "1"), 1),
                process(18, 1, "exporter", List.of("redis_exporter", "--redis.addr", "redis://localhost:6379"), 9));
    }

    private static CheckpointedProcess process(int pid, int parent, String comm, List<String> args, int threads) {
        List<Integer> tids = IntStream.range(pid, pid + threads).boxed().toList();
        return new CheckpointedProcess(pid, parent, pid, 1, comm, args, "alive", tids, 0, 0, pid * 345_000L);
    }

    private static SavedProcessDetail process() {
        List<String> few = List.of("CAP_CHOWN", "CAP_NET_BIND_SERVICE", "CAP_SETUID", "CAP_SETGID", "CAP_KILL");
        return new SavedProcessDetail(
                processes().get(0),
                "/usr/local/bin/redis-server",
                "/data",
                "/",
                "0022",
                0,
                null,
                new SavedCredentials(
                        999,
                        999,
                        999,
                        999,
                        1000,
                        1000,
                        1000,
                        1000,
                        List.of(1000L),
                        List.of(),
                        few,
                        few,
                        few,
                        List.of(),
                        List.of(),
                        true,
                        "filter",
                        null),
                List.of(
                        new SavedThread(
                                1,
                                "redis-server",
                                "alive",
                                "other",
                                0,
                                0,
                                List.of(),
                                List.of(),
                                CODE + 4242,
                                STACK + 992),
                        new SavedThread(
                                2,
                                "bio_close_file",
                                "alive",
                                "other",
                                0,
                                0,
                                List.of("SIGALRM"),
                                List.of(),
                                LIBRARY + 77,
                                LIBRARY - 992),
                        new SavedThread(
                                3,
                                "bio_aof",
                                "alive",
                                "other",
                                0,
                                0,
                                List.of("SIGALRM"),
                                List.of(),
                                LIBRARY + 77,
                                LIBRARY - 4992)),
                List.of(
                        new SavedLimit("RLIMIT_NOFILE", 10_032L, 20_000L),
                        new SavedLimit("RLIMIT_STACK", 8_388_608L, null),
                        new SavedLimit("RLIMIT_CORE", 0L, null)),
                List.of(),
                Map.of("SIGTERM", "caught", "SIGINT", "caught", "SIGHUP", "ignored", "SIGPIPE", "ignored"),
                List.of(new SavedTimer("posix", 1, "monotonic", 0.42, 1.0, "SIGALRM")),
                SPACES,
                Map.of("memory", "/slipway_parent/redis", "cpu", "/slipway_parent/redis"));
    }

    private static List<SavedDescriptor> descriptors() {
        return List.of(
                descriptor(0, "device", "/dev/null", false, List.of("O_RDONLY"), null),
                descriptor(1, "pipe", "pipe:[7]", false, List.of("O_WRONLY"), null),
                descriptor(2, "pipe", "pipe:[8]", false, List.of("O_WRONLY"), null),
                descriptor(5, "eventpoll", "eventpoll", false, List.of("O_RDWR"), null),
                descriptor(6, "socket", "0.0.0.0:6379", false, List.of("O_RDWR", "O_NONBLOCK"), null),
                descriptor(8, "file", "/data/appendonly.aof", false, List.of("O_WRONLY", "O_APPEND"), 7_340_032L),
                descriptor(9, "socket", "10.90.0.9:6379", false, List.of("O_RDWR", "O_NONBLOCK"), null),
                descriptor(11, "file", "/tmp/rewrite-temp.rdb", true, List.of("O_RDWR"), 65_536L));
    }

    private static SavedDescriptor descriptor(
            int fd, String kind, String target, boolean deleted, List<String> flags, @Nullable Long size) {
        return new SavedDescriptor(
                1,
                fd,
                100 + fd,
                kind,
                target,
                deleted,
                flags,
                fd > 4,
                size,
                size,
                kind.equals("eventpoll") ? Map.of("targets", "3") : Map.of());
    }

    private static List<SavedSocket> sockets() {
        List<SavedSocket.Holder> holder = List.of(new SavedSocket.Holder(1, 6));
        return List.of(
                new SavedSocket(
                        106,
                        holder,
                        "inet",
                        "stream",
                        "tcp",
                        "listen",
                        "0.0.0.0",
                        6379,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("backlog", "511")),
                new SavedSocket(
                        109,
                        List.of(new SavedSocket.Holder(1, 9)),
                        "inet",
                        "stream",
                        "tcp",
                        "established",
                        "10.90.0.9",
                        6379,
                        "10.90.0.4",
                        53_214,
                        null,
                        0L,
                        1448L,
                        Map.of("sendBuffer", "87040")),
                new SavedSocket(
                        120,
                        List.of(new SavedSocket.Holder(18, 4)),
                        "inet6",
                        "stream",
                        "tcp",
                        "established",
                        "::1",
                        41_822,
                        "::1",
                        6379,
                        null,
                        512L,
                        0L,
                        Map.of()),
                new SavedSocket(
                        131,
                        List.of(new SavedSocket.Holder(18, 7)),
                        "unix",
                        "stream",
                        null,
                        "connected",
                        null,
                        null,
                        null,
                        null,
                        132L,
                        0L,
                        0L,
                        Map.of()),
                new SavedSocket(
                        132,
                        List.of(new SavedSocket.Holder(1, 12)),
                        "unix",
                        "stream",
                        null,
                        "connected",
                        "/run/redis.sock",
                        null,
                        null,
                        null,
                        131L,
                        0L,
                        0L,
                        Map.of()));
    }

    private static List<SavedMapping> areas() {
        return List.of(
                area(CODE, 1_400_000, "r-xp", "code", "/usr/local/bin/redis-server", 0.1, 0),
                area(CODE + 0x20_0000, 120_000, "rw-p", "file", "/usr/local/bin/redis-server", 1, 0),
                area(HEAP, 2_600_000, "rw-p", "heap", null, 0.9, 0.1),
                area(LIBRARY - 0x900_0000, 96_000_000, "rw-p", "anonymous", null, 0.62, 0.25),
                area(LIBRARY - 0x200_0000, 8_388_608, "rw-p", "anonymous", null, 0.01, 0),
                area(LIBRARY, 2_000_000, "r-xp", "code", "/usr/lib/x86_64-linux-gnu/libc.so.6", 0.02, 0),
                area(LIBRARY + 0x20_0000, 4_194_304, "rw-s", "shared", "/dev/shm/cache", 1, 0),
                area(STACK, 135_168, "rw-p", "stack", null, 0.2, 0),
                area(STACK + 0x10_0000, 8192, "r-xp", "vdso", null, 0, 0));
    }

    private static SavedMapping area(
            long start,
            long size,
            String permissions,
            String kind,
            @Nullable String path,
            double present,
            double parent) {
        long whole = (size + 4095) / 4096 * 4096;
        long in = Math.round(whole * present);
        long before = Math.round(whole * parent);
        return new SavedMapping(1, start, start + whole, permissions, kind, path, 0, in, before, whole - in - before);
    }

    static SavedBytes memory(CheckpointContentCalls.Memory wanted) {
        byte[] words =
                "SET session:4711 {\"user\":\"anna\",\"cart\":[17,42]}\0\0\0\0\7\1\0".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[wanted.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = words[(int) ((wanted.address() + i) % words.length)];
        }
        long hole = wanted.address() + 160;
        return new SavedBytes(
                wanted.pid(),
                wanted.address(),
                Base64.getEncoder().encodeToString(bytes),
                List.of(new SavedBytes.Hole(hole, 64, "zero")));
    }

    private static List<SavedEnvironment> environment() {
        return List.of(new SavedEnvironment(
                1,
                List.of(
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/bin:/bin",
                        "HOSTNAME=redis",
                        "REDIS_VERSION=7.2.4",
                        "HOME=/"),
                true));
    }

    private static List<SavedMount> mounts() {
        return List.of(
                new SavedMount(4, 1, null, "/", "overlay", "overlay", "/", List.of("rw", "relatime"), "private", "/"),
                new SavedMount(
                        4,
                        2,
                        1L,
                        "/proc",
                        "proc",
                        "proc",
                        "/",
                        List.of("rw", "nosuid", "nodev", "noexec"),
                        "private",
                        null),
                new SavedMount(
                        4, 3, 1L, "/data", "ext4", "/dev/sda1", "/volumes/data", List.of("rw"), "slave", "/data"));
    }

    private static List<SavedFile> files() {
        Instant now = Instant.now();
        return List.of(
                new SavedFile("rootfs", "/etc/redis.conf", "written", "file", 45, "0644", 0, 0, now, null),
                new SavedFile("rootfs", "/etc/motd", "deleted", null, 0, null, 0, 0, null, null),
                new SavedFile("rootfs", "/run/redis.sock", "written", "socket", 0, "0755", 999, 1000, now, null),
                new SavedFile("/dev/shm", "/dev/shm/cache", "kept", "file", 4_194_304, "0600", 999, 1000, now, null),
                new SavedFile(
                        "volume:data", "/data/appendonly.aof", "kept", "file", 7_340_032, "0644", 999, 1000, now, null),
                new SavedFile(
                        "deleted", "/tmp/rewrite-temp.rdb", "kept", "file", 65_536, "0600", 999, 1000, now, null));
    }

    private static List<SavedLogLine> log() {
        return List.of(
                new SavedLogLine(1, 0.000012, "info", "Version: 4.1.1 (gitid 0)"),
                new SavedLogLine(2, 0.000431, "info", "Running on redis Linux 6.1.0 #1 SMP x86_64"),
                new SavedLogLine(3, 0.012007, "warning", "Can't find a device of mount 31, it is taken as external"),
                new SavedLogLine(4, 0.041822, "info", "Dumping finished successfully"));
    }

    private static SavedSearch found() {
        String context = base64("\0\0\0\0SET session:4711 {\"user\":\"anna\",\"cart\"");
        return new SavedSearch(
                List.of(
                        new SavedHit(1, HEAP + 4711, 7, context, 8),
                        new SavedHit(1, HEAP + 91_044, 7, context, 8),
                        new SavedHit(18, LIBRARY + 1044, 7, context, 8)),
                false,
                361_800_000L);
    }

    private static SavedDiff.Side side(@Nullable String checkpoint, String name, long seconds) {
        return new SavedDiff.Side(checkpoint, name, "redis", Instant.now().minusSeconds(seconds), LIVE);
    }

    private static SavedDiff diff(boolean isLive) {
        SavedDiff.Side earlier = side(SampleWorld.id(602), "redis-2", 4300);
        SavedDiff.Side later = isLive ? side(null, "redis", 0) : side(CHECKPOINT, "redis-3", 800);
        return new SavedDiff(
                earlier,
                later,
                List.of(
                        new SavedDiff.Match(
                                1,
                                1,
                                "redis-server",
                                List.of("redis-server", "*:6379"),
                                "changed",
                                Map.of("memory", 2, "descriptors", 2)),
                        new SavedDiff.Match(17, 17, "sh", List.of("/bin/sh"), "same", Map.of()),
                        new SavedDiff.Match(21, 23, "sleep", List.of("sleep", "1"), "changed", Map.of("process", 1)),
                        new SavedDiff.Match(
                                null, 18, "exporter", List.of("redis_exporter"), "added", Map.of("environment", 1)),
                        new SavedDiff.Match(19, null, "backup", List.of("backup.sh"), "removed", Map.of())),
                List.of(
                        new SavedDiff.Change(
                                "descriptors", 1, 1, "9", "added", null, "socket 10.90.0.9:6379 → 10.90.0.4:53214"),
                        new SavedDiff.Change("descriptors", 1, 1, "7", "removed", "file /tmp/temp-71.rdb", null),
                        new SavedDiff.Change(
                                "memory",
                                1,
                                1,
                                "0x55d02a000000-0x55d02a27b000",
                                "changed",
                                "rw-p heap, 1.20 MiB",
                                "rw-p heap, 2.48 MiB"),
                        new SavedDiff.Change(
                                "memory",
                                1,
                                1,
                                "0x7f3a7f000000-0x7f3a84b8e000",
                                "added",
                                null,
                                "rw-p anonymous, 91.6 MiB"),
                        new SavedDiff.Change("process", 21, 23, "pid", "changed", "21", "23"),
                        new SavedDiff.Change(
                                "environment", null, 18, "REDIS_ADDR", "added", null, "redis://localhost:6379"),
                        new SavedDiff.Change(
                                "files", null, null, "/etc/redis.conf", "changed", "41 B, 0644", "45 B, 0644"),
                        new SavedDiff.Change("mounts", null, null, "/backup", "removed", "ext4 /dev/sda1", null)),
                List.of(new SavedDiff.Pages(
                        1, 1, 81_200, 6_130, 12, 1001, List.of(new SavedDiff.Range(HEAP, 40_960)), false)),
                false);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
