package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cgroups of version 2 alone, made as folders and by the real systemd. */
@Tag("machine")
class MachineCgroupTest extends EngineTest {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final Resources LIMITS = new Resources(0.5, 512L, "0", 256L << 20, 300L << 20, 64L << 20, 90L, null);
    private static final Resources OTHERS = new Resources(-1.0, 100L, "0-1", 128L << 20, 128L << 20, null, -1L, null);

    @ParameterizedTest
    @EnumSource
    @Tag("R-CG-01")
    @Tag("R-CG-02")
    @Tag("R-CG-05")
    @Tag("R-POD-32")
    @Tag("R-POD-33")
    void aPodHoldsItsContainersAndTheirMonitorsWithinItsLimits(CgroupNaming naming) throws IOException {
        use(naming);
        PodConfig pod = pod(LIMITS);
        Container member = member(pod, SLEEP);
        start(pod);
        Container infra = engine.containers().of(pod.infraId());
        String own = CgroupPaths.ofPod(pod);
        for (Container each : List.of(infra, member)) {
            assertThat(each.cgroupPath()).startsWith(own + "/slipway-" + each.id());
            assertThat(cgroupOf(each.record().state().pid())).isEqualTo(each.cgroupPath());
            assertThat(cgroupOf(each.record().state().monitorPid()))
                    .isEqualTo(own
                            + (naming == CgroupNaming.SYSTEMD ? "/slipway-conmon-" + each.id() + ".scope" : "/conmon"));
        }
        assertLimits(own);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-OCI-10")
    void theMonitorOfASingleContainerIsBesideIt(CgroupNaming naming) throws IOException {
        use(naming);
        Container single = sleeping(null);
        single.start(false);
        String parent = naming.path(engine.config().cgroupParent());
        assertThat(cgroupOf(single.record().state().pid())).isEqualTo(single.cgroupPath());
        assertThat(cgroupOf(single.record().state().monitorPid()))
                .startsWith(parent + "/")
                .doesNotStartWith(single.cgroupPath());
    }

    @ParameterizedTest
    @EnumSource
    void theLimitsOfAPodAreChangedAtOnceAndKept(CgroupNaming naming) throws IOException {
        use(naming);
        PodConfig pod = pod(Resources.NONE);
        start(pod);
        String own = CgroupPaths.ofPod(pod);
        engine.pods().update(pod.id(), LIMITS);
        awaitLimits(own);
        engine.pods().update(pod.id(), OTHERS);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(value(own, "cpu.max")).startsWith("max ");
            assertThat(value(own, "cpu.weight")).isEqualTo("4");
            assertThat(value(own, "memory.max")).isEqualTo(Long.toString(128L << 20));
            assertThat(value(own, "memory.swap.max")).isEqualTo("0");
            assertThat(value(own, "pids.max")).isEqualTo("max");
        });
        RuntimeConfig used = engine.config();
        engine.pods().stop(pod.id(), Duration.ZERO);
        engine.close();
        engine = openEngine(used);
        start(pod);
        assertThat(value(own, "memory.max")).isEqualTo(Long.toString(128L << 20));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-OCI-11")
    void thoseOfAContainerToo(CgroupNaming naming) throws IOException {
        use(naming);
        Container container = sleeping(null);
        container.start(false);
        container.update(ContainerUpdate.NOTHING.withResources(LIMITS));
        assertLimits(container.cgroupPath());
        container.restart(Duration.ZERO);
        assertLimits(container.cgroupPath());
    }

    /** Version 2 takes such limits: it would kill, and give none of the cores. */
    @ParameterizedTest
    @EnumSource
    @Tag("R-OCI-11")
    void whatCannotHoldChangesNothing(CgroupNaming naming) throws IOException {
        use(naming);
        PodConfig pod = pod(LIMITS);
        Container hungry =
                member(pod, List.of("/bin/sh", "-c", "busybox head -c 40000000 /dev/zero >/dev/shm/much; sleep 1000"));
        start(pod);
        String own = CgroupPaths.ofPod(pod);
        await().atMost(Duration.ofSeconds(60)).until(() -> Long.parseLong(value(own, "memory.current")) > 30_000_000);
        Resources less = new Resources(null, 600L, null, 8L << 20, 8L << 20, null, null, null);
        EngineException error =
                catchThrowableOfType(EngineException.class, () -> engine.pods().update(pod.id(), less));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).contains("memory is 8388608, and it holds ");
        error = catchThrowableOfType(
                EngineException.class, () -> hungry.update(ContainerUpdate.NOTHING.withResources(less)));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        Resources outside = new Resources(null, 600L, "4000", null, null, null, null, null);
        error = catchThrowableOfType(EngineException.class, () -> engine.pods().update(pod.id(), outside));
        assertThat(error.message()).contains("cpuset is \"4000\"");
        assertLimits(own);
        assertThat(hungry.record().status()).isEqualTo(ContainerStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-POD-48")
    @Tag("R-POD-42")
    @Tag("R-CG-03")
    @Tag("R-CG-06")
    void aRemovedPodLeavesNoCgroupAndNoUnit(CgroupNaming naming) throws IOException {
        use(naming);
        PodConfig pod = pod(LIMITS);
        member(pod, SLEEP);
        start(pod);
        assertThat(engine.pods().remove(pod.id(), true, Duration.ZERO))
                .allSatisfy(outcome -> assertThat(outcome.error()).isNull());
        assertThat(Path.of(CGROUPS + CgroupPaths.ofPod(pod))).doesNotExist();
        assertNoUnits();
    }

    /** As if the helper was killed after the removal was saved. */
    @ParameterizedTest
    @EnumSource
    @Tag("R-CG-03")
    void theNextHelperRemovesThoseOfPodsThatAreGone(CgroupNaming naming) throws IOException {
        RuntimeConfig used = use(naming);
        PodConfig pod = pod(LIMITS);
        start(pod);
        engine.pods().stop(pod.id(), Duration.ZERO);
        assertThat(Path.of(CGROUPS + CgroupPaths.ofPod(pod))).exists();
        engine.close();
        state.commit(List.of(new Change.RemoveContainer(pod.infraId()), new Change.RemovePod(pod.id())));
        engine = openEngine(used);
        assertThat(Path.of(CGROUPS + CgroupPaths.ofPod(pod))).doesNotExist();
        assertNoUnits();
    }

    /** Dashes nest; the slices of the way are made by systemd itself. */
    @ParameterizedTest
    @EnumSource(names = "SYSTEMD")
    @Tag("R-CG-04")
    void aPodMayLieInASliceInASlice(CgroupNaming naming) throws IOException {
        use(naming);
        PodConfig pod = engine.pods()
                .create(CreatePod.named("deep")
                        .on(List.of())
                        .edit()
                        .cgroupParent("swtest-deck.slice")
                        .build());
        start(pod);
        Container infra = engine.containers().of(pod.infraId());
        assertThat(cgroupOf(infra.record().state().pid()))
                .isEqualTo("/swtest.slice/swtest-deck.slice/swtest-deck-slipway_pod_" + pod.id() + ".slice/slipway-"
                        + infra.id() + ".scope");
        engine.pods().remove(pod.id(), true, Duration.ZERO);
        assertNoUnits();
        Programs.run("systemctl", "stop", "swtest.slice");
    }

    private RuntimeConfig use(CgroupNaming naming) {
        RuntimeConfig wanted = naming == CgroupNaming.CGROUPFS
                ? config
                : config.edit()
                        .cgroupManager(naming.word())
                        .cgroupParent(naming.defaultParent())
                        .build();
        engine.close();
        engine = openEngine(wanted);
        return wanted;
    }

    private static void assertNoUnits() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        Programs.run("systemctl", "list-units", "--all", "--no-legend", "--plain")
                                .lines())
                .noneMatch(line -> line.matches("(slipway-[0-9a-f]{64}|slipway-conmon-|.*slipway_pod_).*")));
    }

    /** systemd tells that it has changed a unit before it has written its files. */
    private static void awaitLimits(String cgroup) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertLimits(cgroup));
    }

    private static void assertLimits(String cgroup) throws IOException {
        assertThat(value(cgroup, "cpu.max")).isEqualTo("50000 100000");
        assertThat(value(cgroup, "cpu.weight")).isEqualTo("20");
        assertThat(value(cgroup, "cpuset.cpus")).isEqualTo("0");
        assertThat(value(cgroup, "memory.max")).isEqualTo(Long.toString(256L << 20));
        assertThat(value(cgroup, "memory.swap.max")).isEqualTo(Long.toString(44L << 20));
        assertThat(value(cgroup, "memory.low")).isEqualTo(Long.toString(64L << 20));
        assertThat(value(cgroup, "pids.max")).isEqualTo("90");
    }

    private PodConfig pod(Resources limits) {
        return engine.pods()
                .create(CreatePod.named("sea")
                        .on(List.of())
                        .edit()
                        .resources(limits)
                        .build());
    }

    private Container member(PodConfig pod, List<String> command) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), command)
                .edit()
                .pod(pod.name())
                .stopSignal(9)
                .build());
    }

    private void start(PodConfig pod) {
        assertThat(engine.pods().start(pod.id()))
                .allSatisfy(outcome -> assertThat(outcome.error()).isNull());
    }

    private static String cgroupOf(int pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/cgroup"))) {
            return lines.filter(line -> line.startsWith("0::"))
                    .map(line -> line.substring(3))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String value(String cgroup, String file) throws IOException {
        return Files.readString(Path.of(CGROUPS + cgroup, file)).strip();
    }
}
