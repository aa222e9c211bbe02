package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cgroups around those of containers, on the version 1 hierarchies of the machine. */
class EngineCgroupTest extends EngineTest {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final List<String> HIERARCHIES = List.of("memory", "pids", "cpu", "cpuset", "freezer");
    private static final Resources LIMITS = new Resources(0.5, 512L, "0", 256L << 20, 300L << 20, 64L << 20, 90L, null);

    @BeforeEach
    void onVersionOne() {
        assumeTrue(Files.isDirectory(CGROUPS.resolve("memory")), "the machine has version 1 controllers");
    }

    @Test
    @Tag("R-POD-32")
    @Tag("R-POD-33")
    @Tag("R-CG-02")
    @Tag("R-CG-05")
    void thatOfAPodIsMadeWithItsFirstContainerAndHoldsAllOfThem() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        assertThat(CgroupPaths.ofPod(pod)).isEqualTo(config.cgroupParent() + "/slipway-pod-" + pod.id());
        assertThat(folder("pids", pod)).doesNotExist();
        Container member = member(pod);
        assertThat(folder("pids", pod)).doesNotExist();
        start(pod);
        Container infra = engine.containers().of(pod.infraId());
        for (Container each : List.of(infra, member)) {
            assertThat(each.record().config().cgroupParent()).isEqualTo(CgroupPaths.pod(pod));
            for (String hierarchy : HIERARCHIES) {
                assertThat(processes(folder(hierarchy, pod).resolve("slipway-" + each.id())))
                        .containsExactly(each.record().state().pid());
            }
        }
    }

    @Test
    @Tag("R-OCI-10")
    void monitorsAreNotCountedWithTheirContainers() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        Container member = member(pod);
        start(pod);
        Container single = sleeping(null);
        single.start(false);
        Container infra = engine.containers().of(pod.infraId());
        for (String hierarchy : HIERARCHIES) {
            assertThat(processes(folder(hierarchy, pod).resolve("conmon")))
                    .containsExactlyInAnyOrder(monitor(infra), monitor(member));
            Path own = CGROUPS.resolve(hierarchy + config.cgroupParent());
            assertThat(processes(own.resolve("conmon"))).containsExactly(monitor(single));
            assertThat(processes(own.resolve("slipway-" + single.id()))).doesNotContain(monitor(single));
        }
    }

    @Test
    @Tag("R-OCI-10")
    void theLimitsOfAContainerAreNotItsMonitors() throws IOException {
        Container limited = create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .resources(LIMITS)
                .stopSignal(9)
                .build());
        limited.start(false);
        Path monitors = Path.of(config.cgroupParent(), "conmon");
        assertThat(value("pids", limited.cgroupPath(), "pids.max")).isEqualTo("90");
        assertThat(value("pids", monitors.toString(), "pids.max")).isEqualTo("max");
        assertThat(value("memory", monitors.toString(), "memory.limit_in_bytes"))
                .hasSizeGreaterThan(18);
    }

    @Test
    @Tag("R-POD-48")
    @Tag("R-CG-03")
    @Tag("R-POD-42")
    @Tag("R-CG-06")
    void aRemovedPodLeavesNoneAndNoProcessIsKeptFromEnding() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        member(pod);
        start(pod);
        assertThat(value("pids", CgroupPaths.ofPod(pod) + "/conmon", "pids.max"))
                .isEqualTo("max");
        assertThat(engine.pods().remove(pod.id(), true, Duration.ZERO))
                .allSatisfy(outcome -> assertThat(outcome.error()).isNull());
        for (String hierarchy : HIERARCHIES) {
            assertThat(folder(hierarchy, pod)).doesNotExist();
        }
        assertThat(marks()).doesNotContain(CgroupPaths.pod(pod));
    }

    @Test
    @Tag("R-CG-03")
    void oneThatIsGoneAlreadyIsRemovedAllTheSame() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        start(pod);
        engine.pods().stop(pod.id(), Duration.ZERO);
        for (String hierarchy : HIERARCHIES) {
            Files.deleteIfExists(folder(hierarchy, pod).resolve("conmon"));
            Files.delete(folder(hierarchy, pod));
        }
        assertThat(engine.pods().remove(pod.id(), false, null))
                .allSatisfy(outcome -> assertThat(outcome.error()).isNull());
    }

    @Test
    @Tag("R-POD-32")
    void theLimitsOfAPodHoldFromItsFirstContainerOn() throws IOException {
        PodConfig pod = pod(LIMITS);
        start(pod);
        assertLimits(pod);
    }

    @Test
    void theyAreChangedAtOnceAndKept() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        start(pod);
        engine.pods().update(pod.id(), new Resources(0.5, 512L, null, 256L << 20, 300L << 20, 64L << 20, 90L, null));
        assertLimits(pod, allCores());
        engine.pods().update(pod.id(), new Resources(-1.0, null, null, 512L << 20, -1L, null, -1L, null));
        assertThat(value("cpu", pod, "cpu.cfs_quota_us")).isEqualTo("-1");
        assertThat(value("cpu", pod, "cpu.shares")).isEqualTo("512");
        assertThat(value("memory", pod, "memory.limit_in_bytes")).isEqualTo(Long.toString(512L << 20));
        assertThat(value("pids", pod, "pids.max")).isEqualTo("max");
        assertThat(state.events(1)).first().extracting(Event::action).isEqualTo("update");
        engine.close();
        engine = openEngine();
        assertThat(state.pod(pod.id())
                        .orElseThrow()
                        .resources()
                        .at("/memory/limit")
                        .asLong())
                .isEqualTo(512L << 20);
        engine.pods().stop(pod.id(), Duration.ZERO);
        start(pod);
        assertThat(value("cpu", pod, "cpu.shares")).isEqualTo("512");
    }

    @Test
    void thoseOfAPodWithoutACgroupHoldInItsNextRun() throws IOException {
        PodConfig pod = pod(Resources.NONE);
        engine.pods().update(pod.id(), LIMITS);
        start(pod);
        assertLimits(pod);
    }

    @Test
    void whatCannotHoldChangesNothing() throws IOException {
        PodConfig pod = pod(LIMITS);
        start(pod);
        long revision = state.revision();
        Resources outside = new Resources(null, 600L, "4000", null, null, null, 7L, null);
        EngineException error = refused(pod, outside, ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).contains("could not update pod sea: cpuset is \"4000\"");
        error = refused(
                pod, new Resources(null, 600L, null, 512L << 20, null, null, null, null), ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).contains("memorySwap is " + (300L << 20));
        refused(pod, new Resources(0.001, 600L, null, null, null, null, null, null), ErrorKind.INVALID_ARGUMENT);
        assertThat(state.revision()).isEqualTo(revision);
        assertLimits(pod);
    }

    /** Memory that is held by a process cannot be taken back. */
    @Test
    void whatTheKernelRefusesIsTakenBack() throws Exception {
        PodConfig pod = pod(Resources.NONE);
        create(request(
                        "/bin/sh",
                        "-c",
                        "x=$(busybox head -c 20000000 /dev/zero | busybox tr '\\0' a); sleep 1000; echo $x")
                .edit()
                .pod(pod.name())
                .stopSignal(9)
                .build());
        start(pod);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Long.parseLong(value("memory", pod, "memory.usage_in_bytes")) > 20_000_000);
        EngineException error =
                refused(pod, new Resources(null, 600L, null, 8L << 20, null, null, null, null), ErrorKind.CGROUP);
        assertThat(error.message()).contains("memory.limit_in_bytes does not take 8388608");
        assertThat(value("cpu", pod, "cpu.shares")).isEqualTo("1024");
        assertThat(value("memory", pod, "memory.limit_in_bytes")).hasSizeGreaterThan(18);
        assertThat(state.pod(pod.id()).orElseThrow().resources()).isNull();
    }

    @Test
    void oneThatCannotHaveItsLimitsDoesNotStartAndLeavesNothing() throws IOException {
        PodConfig pod = pod(new Resources(null, null, "4000", null, null, null, 50L, null));
        var outcomes = engine.pods().start(pod.id());
        assertThat(outcomes.get(0).error().kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(outcomes.get(0).error().message()).contains("cpuset is \"4000\"");
        assertThat(folder("pids", pod)).doesNotExist();
        assertThat(marks()).doesNotContain(CgroupPaths.pod(pod));
    }

    /** As if the helper was killed after the removal was saved. */
    @Test
    @Tag("R-CG-03")
    void theNextHelperRemovesThoseOfPodsThatAreGone() throws IOException {
        PodConfig pod = pod(LIMITS);
        start(pod);
        engine.pods().stop(pod.id(), Duration.ZERO);
        engine.close();
        state.commit(List.of(new Change.RemoveContainer(pod.infraId()), new Change.RemovePod(pod.id())));
        Path foreign = Files.createDirectory(
                CGROUPS.resolve("pids" + config.cgroupParent() + "/slipway-pod-" + "0123456789abcdef".repeat(4)));
        try {
            assertThat(folder("pids", pod)).exists();
            engine = openEngine();
            assertThat(folder("pids", pod)).doesNotExist();
            assertThat(folder("memory", pod)).doesNotExist();
            assertThat(foreign).exists();
        } finally {
            Files.delete(foreign);
        }
    }

    /** As if the helper was killed between making a pod's cgroup and its limits. */
    @Test
    void theNextHelperGivesPodsTheirLimits() throws IOException {
        PodConfig pod = pod(LIMITS);
        start(pod);
        engine.close();
        Files.writeString(folder("pids", pod).resolve("pids.max"), "max");
        Files.writeString(folder("cpu", pod).resolve("cpu.shares"), "1024");
        engine = openEngine();
        assertLimits(pod);
    }

    @Test
    void aParentOfTheOtherManagerIsRefusedAtTheStart() {
        Container container = sleeping("ship");
        var saved = container.record();
        state.commit(List.of(new Change.PutContainer(new ContainerRecord(
                saved.config().edit().cgroupParent("system.slice").build(), saved.state()))));
        EngineException error = catchThrowableOfType(EngineException.class, () -> container.start(false));
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).contains("system.slice").contains("systemd");
        assertThat(error.hint()).contains("cgroup_manager");
    }

    @Test
    void theSystemdManagerIsRefusedWhereThereIsNoSystemd() {
        assumeTrue(!Files.isDirectory(Path.of("/run/systemd/system")), "systemd does not run");
        engine.close();
        var other = config.edit()
                .cgroupManager("systemd")
                .cgroupParent("system.slice")
                .build();
        EngineException error = catchThrowableOfType(EngineException.class, () -> openEngine(other));
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).contains("systemd does not run here");
        assertThat(error.hint()).contains("cgroupfs");
        engine = openEngine();
    }

    private EngineException refused(PodConfig pod, Resources limits, ErrorKind kind) {
        EngineException error =
                catchThrowableOfType(EngineException.class, () -> engine.pods().update(pod.id(), limits));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.id()).isEqualTo(pod.id());
        assertThat(error.hint()).isNotBlank();
        return error;
    }

    private void assertLimits(PodConfig pod) throws IOException {
        assertLimits(pod, "0");
    }

    private void assertLimits(PodConfig pod, String cores) throws IOException {
        assertThat(value("cpu", pod, "cpu.cfs_quota_us")).isEqualTo("50000");
        assertThat(value("cpu", pod, "cpu.shares")).isEqualTo("512");
        assertThat(value("cpuset", pod, "cpuset.cpus")).isEqualTo(cores);
        assertThat(value("memory", pod, "memory.limit_in_bytes")).isEqualTo(Long.toString(256L << 20));
        assertThat(value("memory", pod, "memory.memsw.limit_in_bytes")).isEqualTo(Long.toString(300L << 20));
        assertThat(value("memory", pod, "memory.soft_limit_in_bytes")).isEqualTo(Long.toString(64L << 20));
        assertThat(value("pids", pod, "pids.max")).isEqualTo("90");
    }

    private PodConfig pod(Resources limits) {
        return engine.pods()
                .create(CreatePod.named("sea")
                        .on(List.of())
                        .edit()
                        .resources(limits)
                        .build());
    }

    private Container member(PodConfig pod) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .pod(pod.name())
                .stopSignal(9)
                .build());
    }

    private void start(PodConfig pod) {
        assertThat(engine.pods().start(pod.id()))
                .allSatisfy(outcome -> assertThat(outcome.error()).isNull());
    }

    private static String allCores() throws IOException {
        return Files.readString(CGROUPS.resolve("cpuset/cpuset.cpus")).strip();
    }

    private static int monitor(Container container) {
        return container.record().state().monitorPid();
    }

    private static List<Integer> processes(Path cgroup) throws IOException {
        return Files.readAllLines(cgroup.resolve("cgroup.procs")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static Path folder(String hierarchy, PodConfig pod) {
        return CGROUPS.resolve(hierarchy + CgroupPaths.ofPod(pod));
    }

    private static String value(String hierarchy, PodConfig pod, String file) throws IOException {
        return value(hierarchy, CgroupPaths.ofPod(pod), file);
    }

    private static String value(String hierarchy, String cgroup, String file) throws IOException {
        return Files.readString(Path.of(CGROUPS + "/" + hierarchy + cgroup, file))
                .strip();
    }

    private Set<String> marks() throws IOException {
        try (var files = Files.list(file("run/cgroups"))) {
            return files.map(EngineCgroupTest::read).collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
