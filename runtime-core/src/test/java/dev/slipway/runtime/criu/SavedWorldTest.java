package dev.slipway.runtime.criu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with something of everything is frozen, looked at in {@code /proc}, and saved; the images tell the same. */
class SavedWorldTest {
    private static final long SEED = new Random().nextLong();
    private static final Map<String, Long> AT = new HashMap<>();

    @TempDir
    private static Path folder;

    private static FrozenProcess world;
    private static CriuImages images;

    @BeforeAll
    static void take() throws IOException {
        Path rootfs = TestPrograms.rootfs(RuncContainer.rootfs(folder));
        TestPrograms.perl(rootfs);
        try (InputStream script = Objects.requireNonNull(SavedWorldTest.class.getResourceAsStream("world.pl"))) {
            Files.copy(script, rootfs.resolve("world.pl"));
        }
        // a thread's restartable sequences are written by the kernel whenever it runs, so also while it is saved
        List<String> env = List.of("PATH=/bin", "COLOUR=dark green", "GLIBC_TUNABLES=glibc.pthread.rseq=0");
        try (RuncContainer container = new RuncContainer(folder, List.of("/usr/bin/perl", "/world.pl"), env)) {
            for (String word : container.line().substring("ready ".length()).split(" ")) {
                AT.put(word.substring(0, word.indexOf('=')), Long.valueOf(word.substring(word.indexOf('=') + 1)));
            }
            int pid = container.pid();
            await().until(() -> zombies(pid) == 1);
            container.pause();
            world = new FrozenProcess(pid);
            world.sample(pid, 1000, new Random(SEED));
            images = new CriuImages(container.checkpoint());
        }
    }

    private static long zombies(int parent) throws IOException {
        String children = Files.readString(Path.of("/proc", parent + "", "task", parent + "", "children"));
        return Stream.of(children.strip().split(" "))
                .filter(child -> {
                    try {
                        return Files.readString(Path.of("/proc", child, "stat")).contains(") Z ");
                    } catch (IOException e) {
                        return false;
                    }
                })
                .count();
    }

    @Test
    void theTreeHasItsThreadsAndWhatHasEnded() {
        List<SavedProcess> processes = images.processes();

        assertThat(processes).extracting(SavedProcess::ppid).containsExactly(0, 1, 1);
        assertThat(processes).extracting(SavedProcess::comm).startsWith("world", "child");
        assertThat(processes.get(0).threads()).containsExactlyInAnyOrderElementsOf(world.threads.keySet());
        assertThat(processes.get(1).args().get(0)).isEqualTo("child of the world");
        assertThat(processes.get(2).state()).isEqualTo(SavedProcess.TaskState.DEAD);
        assertThat(images.detail(processes.get(2)).exitCode()).isEqualTo(3 << 8);
    }

    @Test
    void everythingOfTheProcessIsAsInProc() {
        ProcessDetail detail = images.detail(images.processes().get(0));

        assertThat(detail.exe()).isEqualTo(world.exe);
        assertThat(detail.cwd()).isEqualTo(world.cwd).isEqualTo("/tmp");
        assertThat(detail.root()).isEqualTo("/");
        assertThat(detail.umask()).isEqualTo(027);
        assertThat(detail.oomScore()).isEqualTo(world.oomScore);
        assertThat(detail.exitCode()).isNull();
        assertThat(detail.threads()).extracting(ThreadDetail::comm).containsExactly("world", "worker-1", "worker-2");
        for (ThreadDetail thread : detail.threads()) {
            assertThat(thread.comm()).isEqualTo(world.threads.get(thread.tid()));
            assertThat(thread.instruction()).isPositive();
        }
        assertThat(detail.pending() | detail.threads().get(0).pending())
                .isEqualTo(world.bits("ShdPnd") | world.bits("SigPnd"))
                .isEqualTo(1L << 11);
        assertThat(detail.threads().get(0).blocked()).isEqualTo(world.bits("SigBlk"));
        assertThat(detail.ignored()).isEqualTo(world.bits("SigIgn"));
        assertThat(detail.caught()).isEqualTo(world.bits("SigCgt"));
        assertThat(detail.limits().stream()
                        .map(limit -> List.of(limit.soft(), limit.hard()))
                        .toList())
                .isEqualTo(world.limits.stream()
                        .map(limit -> List.of(limit[0], limit[1]))
                        .toList());
        assertThat(detail.namespaces()).containsKeys("pid", "net", "ipc", "uts", "mnt", "user");
        assertThat(detail.cgroups()).isNotEmpty();
        assertThat(images.environment(1)).isEqualTo(world.environment);
        assertThat(detail.timers())
                .extracting(TimerDetail::kind, TimerDetail::clock, TimerDetail::interval, TimerDetail::signal)
                .containsExactly(tuple("real", null, 7.0, 14), tuple("posix", "monotonic", 9.0, 12));
        assertThat(detail.timers()).allSatisfy(timer -> assertThat(timer.left()).isBetween(1900.0, 3000.0));
    }

    @Test
    void credentialsAreAsInProc() {
        Credentials who =
                Objects.requireNonNull(images.detail(images.processes().get(0)).credentials());

        assertThat(List.of(who.uid(), who.euid(), who.suid(), who.fsuid())).isEqualTo(numbers(world.status.get("Uid")));
        assertThat(List.of(who.gid(), who.egid(), who.sgid(), who.fsgid())).isEqualTo(numbers(world.status.get("Gid")));
        assertThat(who.groups()).isEqualTo(numbers(world.status.get("Groups")));
        assertThat(who.inheritable()).isEqualTo(world.bits("CapInh"));
        assertThat(who.permitted()).isEqualTo(world.bits("CapPrm"));
        assertThat(who.effective()).isEqualTo(world.bits("CapEff"));
        assertThat(who.bounding()).isEqualTo(world.bits("CapBnd"));
        assertThat(who.ambient()).isEqualTo(world.bits("CapAmb"));
        assertThat(who.noNewPrivileges())
                .isEqualTo(world.status.get("NoNewPrivs").equals("1"));
        assertThat(who.seccomp()).isEqualTo(Integer.parseInt(world.status.get("Seccomp")));
    }

    private static List<Long> numbers(String text) {
        return Stream.of(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void descriptorsAreAsInProc() {
        Map<Integer, DescriptorDetail> saved = new HashMap<>();
        images.descriptors(images.processes().get(0)).forEach(each -> saved.put(each.fd(), each));

        assertThat(saved.keySet()).isEqualTo(world.descriptors.keySet());
        saved.forEach((fd, descriptor) -> {
            String link = world.descriptors.get(fd);
            if (descriptor.kind().equals("socket")) {
                assertThat(link).startsWith("socket:");
            } else {
                boolean nameless = descriptor.deleted() || descriptor.kind().equals("memfd");
                assertThat(descriptor.target() + (nameless ? " (deleted)" : "")).isEqualTo(link);
            }
            Map<String, String> info = world.descriptorInfo.get(fd);
            int flags = Integer.parseInt(info.get("flags"), 8);
            assertThat(descriptor.closeOnExec()).as(link).isEqualTo((flags & 02000000) != 0);
            if (descriptor.position() != null) {
                assertThat(descriptor.position()).as(link).isEqualTo(Long.parseLong(info.get("pos")));
            }
        });
        assertThat(saved.values())
                .extracting(DescriptorDetail::kind)
                .contains(
                        "file",
                        "pipe",
                        "fifo",
                        "socket",
                        "memfd",
                        "eventfd",
                        "eventpoll",
                        "timerfd",
                        "inotify",
                        "signalfd");
        assertThat(named(saved, "/tmp/gone"))
                .returns(true, DescriptorDetail::deleted)
                .returns(20L, DescriptorDetail::size);
        assertThat(named(saved, "/tmp/log").flags()).contains("O_WRONLY", "O_APPEND");
        assertThat(named(saved, "anon_inode:[eventfd]").detail()).contains(entry("counter", "42"));
        assertThat(saved.values())
                .filteredOn(each -> each.detail().getOrDefault("unread", "").equals("11"))
                .hasSize(2);
    }

    private static DescriptorDetail named(Map<Integer, DescriptorDetail> all, String target) {
        return all.values().stream()
                .filter(each -> each.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void unixSocketsKnowTheirPeersAndWhatIsUnread() {
        List<SocketDetail> sockets = images.sockets();

        SocketDetail reader = sockets.stream()
                .filter(socket -> Objects.equals(socket.receiveQueue(), 6L))
                .findFirst()
                .orElseThrow();
        SocketDetail writer = sockets.stream()
                .filter(socket -> Objects.equals(reader.peer(), socket.file()))
                .findFirst()
                .orElseThrow();
        assertThat(reader).returns("unix", SocketDetail::family).returns("connected", SocketDetail::state);
        assertThat(writer.peer()).isEqualTo(reader.file());
        assertThat(writer.sendQueue()).isEqualTo(6);
        assertThat(reader.holders())
                .extracting(SocketDetail.Holder::pid)
                .hasSize(2)
                .contains(1);
        assertThat(sockets)
                .extracting(SocketDetail::type, SocketDetail::state, SocketDetail::local)
                .contains(tuple("stream", "listen", "/tmp/listening"), tuple("dgram", "unconnected", "@abstract"));
    }

    @Test
    void networkSocketsHaveTheStateTheEndsAndTheQueueOfProc() {
        List<SocketDetail> sockets = images.sockets().stream()
                .filter(socket -> "tcp".equals(socket.protocol()))
                .toList();

        assertThat(world.tcp).hasSize(3);
        assertThat(sockets)
                .extracting(
                        SocketDetail::localPort,
                        socket -> Objects.requireNonNullElse(socket.remotePort(), 0),
                        SocketDetail::state,
                        socket -> Objects.requireNonNullElse(socket.receiveQueue(), 0L))
                .containsExactlyInAnyOrderElementsOf(world.tcp.stream()
                        .map(line -> tuple(
                                line.localPort(),
                                line.remotePort(),
                                line.state() == 10 ? "listen" : "established",
                                line.receiveQueue()))
                        .toList());
        assertThat(sockets)
                .extracting(SocketDetail::localPort, SocketDetail::state, SocketDetail::receiveQueue)
                .contains(tuple(7070, "established", 13L));
        assertThat(sockets).allSatisfy(socket -> {
            assertThat(socket.local()).isEqualTo("127.0.0.1");
            assertThat(socket.holders()).extracting(SocketDetail.Holder::pid).contains(1);
        });
    }

    @Test
    void theMemoryMapIsThatOfProc() {
        try (ProcessMemory memory = images.memory(1)) {
            List<Area> areas = memory.areas();

            assertThat(areas)
                    .extracting(Area::start, Area::end, Area::permissions)
                    .isEqualTo(world.maps.stream()
                            .map(line -> tuple(line.start(), line.end(), line.permissions()))
                            .toList());
            for (int i = 0; i < areas.size(); i++) {
                Area area = areas.get(i);
                FrozenProcess.MapLine line = world.maps.get(i);
                switch (area.kind()) {
                    case CODE, FILE -> {
                        assertThat(area.path()).isEqualTo(line.path());
                        assertThat(area.offset()).isEqualTo(line.offset());
                    }
                    case HEAP -> assertThat(line.path()).isEqualTo("[heap]");
                    case STACK -> assertThat(line.path()).isEqualTo("[stack]");
                    case VDSO -> assertThat(line.path()).startsWith("[v");
                    case SHARED -> assertThat(line.permissions()).endsWith("s");
                    case ANONYMOUS, DEVICE -> assertThat(line.path()).doesNotStartWith("/");
                }
            }
            assertThat(areas).extracting(Area::kind).contains(Area.Kind.HEAP, Area.Kind.STACK, Area.Kind.VDSO);
        }
    }

    @Test
    void memoryIsThatOfTheFrozenProcessAtRandomAddresses() throws IOException {
        assertThat(world.samples).hasSize(1000);
        int inImages = 0;
        int inFiles = 0;
        try (ProcessMemory memory = images.memory(1)) {
            List<Area> areas = memory.areas();
            for (FrozenProcess.Sample sample : world.samples) {
                MemoryBytes read = memory.read(sample.address(), sample.bytes().length);
                inImages += read.holes().isEmpty() ? 1 : 0;
                byte[] bytes = read.bytes();
                for (MemoryBytes.Hole hole : read.holes()) {
                    assertThat(hole.why()).isIn(MemoryBytes.Why.ZERO, MemoryBytes.Why.FILE);
                    if (hole.why() == MemoryBytes.Why.FILE) {
                        inFiles++;
                        fillFromFile(bytes, read.address(), hole, areas);
                    }
                }
                assertThat(bytes).as("at %x, seed %d", sample.address(), SEED).isEqualTo(sample.bytes());
            }
        }
        assertThat(inImages).isGreaterThan(100);
        assertThat(inFiles).isGreaterThan(100);
    }

    /** What a hole says to be as in the file is so. */
    private static void fillFromFile(byte[] bytes, long address, MemoryBytes.Hole hole, List<Area> areas)
            throws IOException {
        Area area = areas.stream()
                .filter(each -> each.start() <= hole.address() && hole.address() < each.end())
                .findFirst()
                .orElseThrow();
        String path = Objects.requireNonNull(area.path());
        if (path.startsWith("/dev/shm/")) {
            byte[] content = new byte[4096];
            System.arraycopy("in shared memory".getBytes(UTF_8), 0, content, 0, 16);
            int from = (int) (hole.address() - area.start());
            System.arraycopy(content, from, bytes, (int) (hole.address() - address), (int) hole.length());
            return;
        }
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("bundle/rootfs" + path).toFile(), "r")) {
            file.seek(area.offset() + hole.address() - area.start());
            int ignored = file.read(bytes, (int) (hole.address() - address), (int) hole.length());
            assertThat(ignored).isLessThanOrEqualTo((int) hole.length());
        }
    }

    @Test
    void sharedMemoryOfEachKindIsReadInBothProcesses() {
        int child = images.processes().get(1).pid();
        for (int pid : new int[] {1, child}) {
            try (ProcessMemory memory = images.memory(pid)) {
                assertText(memory, AT.get("all") + 4090, "shared by all");
                assertText(memory, AT.get("memfd") + 10, "in the memfd");
                assertText(memory, AT.get("systemv") + 5, "of System V");
                assertText(memory, AT.get("own") + 8187, "across the border");
            }
        }
    }

    private static void assertText(ProcessMemory memory, long address, String text) {
        MemoryBytes read = memory.read(address, text.length());
        assertThat(read.holes()).isEmpty();
        assertThat(new String(read.bytes(), UTF_8)).isEqualTo(text);
    }

    @Test
    void aSearchFindsTextAcrossPages() {
        MemorySearch search = new MemorySearch(SearchPattern.text("across the border"), 100, Progress.NONE);
        try (ProcessMemory memory = images.memory(1)) {
            search.in(memory);
        }
        assertThat(search.hits()).extracting(Hit::address).contains(AT.get("own") + 8187);
    }

    @Test
    void filesWithoutNameAndInMemoryAreKept() {
        List<GhostFile> ghosts = images.ghosts();

        assertThat(ghosts).hasSize(1);
        assertThat(ghosts.get(0).path()).isEqualTo("/tmp/gone");
        assertThat(new String(CriuImages.content(ghosts.get(0), 8, 100), UTF_8)).isEqualTo("gone is kept");
        assertThat(images.memoryFileSystems()).containsKeys("/dev", "/dev/shm");
    }

    @Test
    void mountsComeAfterWhatTheyAreOn() {
        List<MountDetail> mounts = images.mounts(images.processes());

        assertThat(mounts.get(0)).returns("/", MountDetail::destination).returns(null, MountDetail::parent);
        assertThat(mounts)
                .extracting(MountDetail::destination, MountDetail::type)
                .contains(tuple("/proc", "proc"), tuple("/dev", "tmpfs"), tuple("/dev/shm", "tmpfs"));
        for (int i = 1; i < mounts.size(); i++) {
            assertThat(mounts.subList(0, i))
                    .extracting(MountDetail::id)
                    .contains(mounts.get(i).parent());
        }
    }
}
