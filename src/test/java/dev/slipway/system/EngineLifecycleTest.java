package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each step of a container's life does, needs and leaves. */
class EngineLifecycleTest extends EngineTest {
    private static final String DEAF = "trap '' TERM; echo up; while :; do sleep 0.1; done";

    @Test
    @Tag("R-CTR-50")
    @Tag("R-CTR-68")
    void anInitMakesTheProcessAndItsMonitorAndSavesBoth() throws IOException {
        Container container = sleeping(null);
        Files.writeString(file("run/exits/" + container.id()), "42");
        container.init();
        ContainerState made = container.record().state();
        assertThat(made.status()).isEqualTo(ContainerStatus.CREATED);
        assertThat(Files.readString(Path.of("/proc", Integer.toString(made.pid()), "cgroup")))
                .contains(container.id());
        assertThat(Files.readString(Path.of("/proc", Integer.toString(made.monitorPid()), "comm")))
                .isEqualTo("conmon\n");
        assertThat(file("run/exits/" + container.id())).doesNotExist();
        assertThat(actions()).containsExactly("create", "init");
        assertThat(kind(container::init)).isEqualTo(ErrorKind.STATE_INVALID);
        container.start(false);
        assertThat(container.record().state().pid()).isEqualTo(made.pid());
        assertThat(container.record().state().exitCode()).isZero();
    }

    @Test
    @Tag("R-CTR-50")
    void anInitThatFailsLeavesNothing() {
        Container container = create(request("/bin/nothing"));
        assertThat(kind(container::init)).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(container.record().state().error()).contains("/bin/nothing");
        assertThat(engine.ociRuntime().ids()).isEmpty();
        assertThat(file("run/containers/" + container.id())).doesNotExist();
        assertThat(CgroupFolder.of("pids", container.cgroupPath())).doesNotExist();
    }

    @Test
    @Tag("R-CTR-50")
    @Tag("R-CTR-51")
    @Tag("R-CTR-70")
    void whatItDependsOnMustRunUnlessItIsStartedWithIt() {
        sleeping("one");
        sleeping("two");
        dependent("middle", "one", "two");
        Container top = dependent("top", "middle");
        EngineException error =
                error(() -> engine.containers().require("middle").init());
        assertThat(error.kind()).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(error.message()).containsPattern("one,two|two,one");
        assertThat(kind(() -> top.start(false))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(state.containers()).allMatch(container -> container.status() == ContainerStatus.CONFIGURED);
        top.start(true);
        assertThat(state.containers()).allMatch(container -> container.status() == ContainerStatus.RUNNING);
        assertThat(state.events(100).stream()
                        .filter(event -> event.action().equals("start"))
                        .map(Event::name))
                .endsWith("middle", "top");
    }

    @Test
    @Tag("R-CTR-51")
    @Tag("R-CTR-69")
    void aStartAfterAnEndMakesTheProcessAnew() throws Exception {
        Container container = create(request("/bin/sh", "-c", "exit 3"));
        container.start(false);
        ended(container);
        container.start(false);
        ended(container);
        assertThat(actions()).containsExactly("create", "init", "start", "died", "init", "start", "died");
        assertThat(container.record().state().exitCode()).isEqualTo(3);
        Container sleeping = sleeping(null);
        sleeping.start(false);
        assertThat(kind(() -> sleeping.start(false))).isEqualTo(ErrorKind.STATE_INVALID);
    }

    @Test
    @Tag("R-CTR-53")
    void aStopSavesTheEndAndGivesBackTheMountAndRefusesWhatHasEnded() throws IOException {
        Container container =
                create(CreateContainer.ofBundle(CopiedBundle.of(this).id())
                        .edit()
                        .command(SLEEP)
                        .terminal(false)
                        .build());
        assertThat(error(() -> container.stop(null)).message()).endsWith("it is configured");
        container.start(false);
        assertThat(mounts()).contains(container.id());
        container.stop(Duration.ZERO);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        assertThat(container.record().state().finishedAt()).isNotNull();
        assertThat(mounts()).doesNotContain(container.id());
        assertThat(error(() -> container.stop(null)).message()).endsWith("it is exited");
    }

    @Test
    @Tag("R-CTR-53")
    void aPausedOneIsNotStopped() {
        Container container = sleeping(null);
        container.start(false);
        container.pause();
        assertThat(error(() -> container.stop(null)).message()).endsWith("it is paused");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.PAUSED);
    }

    @Test
    @Tag("R-CTR-54")
    void aSignalReachesItsProcessAndChangesNothingElse() throws Exception {
        Container container =
                create(request("/bin/sh", "-c", "trap 'echo heard' USR1; echo up; while :; do sleep 0.1; done"));
        assertThat(kind(() -> container.kill(10))).isEqualTo(ErrorKind.STATE_INVALID);
        container.start(false);
        awaitLog(container, "up");
        container.kill(10);
        awaitLog(container, "heard");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(kind(() -> container.kill(65))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        container.kill(9);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        assertThat(state.events(100))
                .filteredOn(event -> event.action().equals("kill"))
                .extracting(event -> event.attributes().get("signal"))
                .containsExactly(10, 9);
    }

    @Test
    @Tag("R-CTR-55")
    void whatIsPausedIsFrozenUntilItIsResumed() throws IOException {
        Container container = sleeping(null);
        container.start(false);
        assertThat(kind(container::resume)).isEqualTo(ErrorKind.STATE_INVALID);
        container.pause();
        assertThat(freezer(container)).isEqualTo("FROZEN");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.PAUSED);
        assertThat(kind(container::pause)).isEqualTo(ErrorKind.STATE_INVALID);
        container.resume();
        assertThat(freezer(container)).isEqualTo("THAWED");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    @Tag("R-CTR-60")
    @Tag("R-CTR-71")
    void whoWaitsIsAnsweredByWhatBecameOfIt() throws Exception {
        Container container = create(request("/bin/sh", "-c", "exit 9"));
        assertThat(ended(container)).isEqualTo(new WaitResult(WaitCondition.EXITED, 0));
        CompletableFuture<WaitResult> running = container.await(Set.of(WaitCondition.RUNNING));
        CompletableFuture<WaitResult> removed = container.await(Set.of(WaitCondition.REMOVED));
        assertThat(running).isNotDone();
        container.start(false);
        assertThat(running.get(20, SECONDS)).isEqualTo(new WaitResult(WaitCondition.RUNNING, null));
        assertThat(ended(container)).isEqualTo(new WaitResult(WaitCondition.EXITED, 9));
        assertThat(removed).isNotDone();
        container.remove(false, false);
        assertThat(removed.get(20, SECONDS)).isEqualTo(new WaitResult(WaitCondition.REMOVED, 9));
        assertThat(engine.containers().await(container.id(), Set.of(WaitCondition.EXITED)))
                .isCompletedWithValue(new WaitResult(WaitCondition.REMOVED, 9));
    }

    @Test
    @Tag("R-CTR-61")
    void whatCouldNotBeGivenBackIsToldAndTriedAgain() throws Exception {
        Container container = create(request("/bin/sleep", "1000"));
        container.start(false);
        Path obstacle = file("run/containers/" + container.id()).resolve("obstacle");
        Files.createDirectory(obstacle);
        Programs.run("mount", "-t", "tmpfs", "obstacle", obstacle.toString());
        try {
            container.stop(Duration.ZERO);
            assertThat(container.record().status()).isEqualTo(ContainerStatus.STOPPED);
            assertThat(container.record().state().error()).contains(obstacle.toString());
            assertThat(engine.ociRuntime().ids()).isEmpty();
        } finally {
            Programs.run("umount", obstacle.toString());
        }
        container.start(false);
        assertThat(container.record().state().error()).isNull();
        container.stop(Duration.ZERO);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
    }

    @Test
    @Tag("R-CTR-63")
    void aRestartIsRefusedBeforeTheStopIfWhatItDependsOnDoesNotRun() {
        Container base = sleeping("base");
        Container top = dependent("top", "base");
        top.start(true);
        int pid = top.record().state().pid();
        top.restart(Duration.ZERO);
        assertThat(top.record().state().pid()).isNotEqualTo(pid);
        base.stop(Duration.ZERO);
        int running = top.record().state().pid();
        assertThat(kind(() -> top.restart(Duration.ZERO))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(top.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(top.record().state().pid()).isEqualTo(running);
    }

    @Test
    @Tag("R-CTR-63")
    void aRestartWhoseStartFailsLeavesNothing() throws IOException {
        Path program = rootfs().resolve("bin/once");
        Files.writeString(program, "#!/bin/sh\n/bin/busybox rm /bin/once\nwhile :; do sleep 0.1; done\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Container container = create(request("/bin/once"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(program));
        assertThat(kind(() -> container.restart(Duration.ZERO))).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(engine.ociRuntime().ids()).isEmpty();
        assertThat(file("run/containers/" + container.id())).doesNotExist();
    }

    @Test
    @Tag("R-CTR-64")
    void aDependencyThatIsDeadCountsAsSuchEvenBeforeItsEndIsSaved() {
        Container base = sleeping("base");
        Container top = dependent("top", "base");
        base.start(false);
        ContainerState alive = base.record().state();
        ProcessHandle.of(alive.monitorPid()).orElseThrow().destroyForcibly();
        ProcessHandle process = ProcessHandle.of(alive.pid()).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        EngineException error = error(() -> top.start(false));
        assertThat(error.kind()).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(error.message()).contains("base");
    }

    @Test
    @Tag("R-CTR-65")
    void itHasSharedMemoryOfItsOwn() throws Exception {
        Container container = create(request("/bin/sh", "-c", "busybox grep ' /dev/shm ' /proc/mounts"));
        container.start(false);
        ended(container);
        assertThat(Files.readString(container.logPath()))
                .contains("tmpfs")
                .contains("nosuid")
                .contains("nodev")
                .contains("noexec")
                .contains("size=65536k");
    }

    @Test
    @Tag("R-CTR-67")
    void aStopThatWaitsIsSeenAndHoldsNobodyUp() throws Exception {
        Container container = create(request("/bin/sh", "-c", DEAF));
        container.start(false);
        awaitLog(container, "up");
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> container.stop(Duration.ofMinutes(5)));
        await().atMost(Duration.ofSeconds(20)).until(() -> container.record().status() == ContainerStatus.STOPPING);
        CompletableFuture.runAsync(() -> container.rename("renamed")).get(20, SECONDS);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.STOPPING);
        assertThat(stopped).isNotDone();
        container.kill(9);
        stopped.get(20, SECONDS);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
    }

    @Test
    @Tag("R-CTR-67")
    void aStopWhoseContainerIsRemovedMeanwhileHasSucceeded() throws Exception {
        Container container = create(
                request("/bin/sh", "-c", DEAF).edit().stopTimeout(Duration.ZERO).build());
        container.start(false);
        awaitLog(container, "up");
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> container.stop(Duration.ofMinutes(5)));
        await().atMost(Duration.ofSeconds(20)).until(() -> container.record().status() == ContainerStatus.STOPPING);
        container.remove(true, false);
        stopped.get(20, SECONDS);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-73")
    void aNewNameIsFoundAndTheOldOneIsFree() {
        Container container = sleeping("old");
        sleeping("taken");
        engine.pods()
                .create(dev.slipway.runtime.pod.CreatePod.named("fleet")
                        .edit()
                        .share(java.util.Set.of())
                        .infra(false)
                        .build());
        container.start(false);
        for (String clash : List.of("taken", "fleet")) {
            assertThat(kind(() -> container.rename(clash))).isEqualTo(ErrorKind.NAME_IN_USE);
        }
        assertThat(kind(() -> container.rename("no name"))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        container.rename("new");
        assertThat(engine.containers().require("new").id()).isEqualTo(container.id());
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(state.events(1))
                .extracting(event -> event.attributes().get("oldName"))
                .containsExactly("old");
        sleeping("old");
    }

    private Container dependent(String name, String... on) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name(name)
                .stopSignal(9)
                .dependsOn(List.of(on))
                .build());
    }

    private static String freezer(Container container) throws IOException {
        return Files.readString(Path.of("/sys/fs/cgroup/freezer" + container.cgroupPath(), "freezer.state"))
                .strip();
    }

    private static String mounts() throws IOException {
        return Files.readString(Path.of("/proc/self/mountinfo"));
    }

    private List<String> actions() {
        return state.events(1000).stream().map(Event::action).toList();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return error(call).kind();
    }

    private static EngineException error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call);
    }
}
