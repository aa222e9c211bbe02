package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user does with one container. */
@Tag("machine")
@Tag("host")
class EngineContainerTest extends EngineTest {
    @Test
    @Tag("R-ST-06")
    @Tag("R-CTR-60")
    @Tag("R-CTR-69")
    @Tag("R-OCI-08")
    void runsToItsEndAndTellsTheExitCode() throws Exception {
        Container container = create(request("/bin/sh", "-c", "echo out; echo err >&2; exit 7"));
        container.start(false);
        assertThat(ended(container)).isEqualTo(new WaitResult(WaitCondition.EXITED, 7));
        assertThat(container.record().state().exitCode()).isEqualTo(7);
        assertThat(Files.readString(container.logPath()))
                .containsPattern("stdout F out")
                .containsPattern("stderr F err");
        assertThat(actions()).containsExactly("create", "init", "start", "died");
    }

    @Test
    void takesItsOptions() throws Exception {
        CreateContainer request = request("-c", "hostname; env; echo $PWD; id -u 2>/dev/null; tty")
                .edit()
                .entrypoint(List.of("/bin/sh"))
                .hostname("harbour")
                .env(List.of("SHIP=ferry"))
                .workdir("/tmp")
                .terminal(true)
                .resources(new Resources(0.5, 512L, null, 64L << 20, null, null, 20L, null))
                .build();
        Container container = create(request);
        container.start(false);
        ended(container);
        assertThat(Files.readString(container.logPath())).contains("harbour", "SHIP=ferry", "/tmp", "/dev/pts/0");
        assertThat(container.effectiveSpec().at("/linux/resources/memory/limit").asLong())
                .isEqualTo(64L << 20);
    }

    @Test
    void hasItsTerminalFromTheConfigurationThatIsMergedLast() throws Exception {
        ObjectNode patch = (ObjectNode) new ObjectMapper().readTree("{\"process\":{\"terminal\":true}}");
        Container container = create(request("/bin/tty").edit().spec(patch).build());
        assertThat(container.record().config().terminal()).isTrue();
        container.start(false);
        ended(container);
        assertThat(Files.readString(container.logPath())).contains("/dev/pts/0");
    }

    @Test
    @Tag("R-CTR-50")
    @Tag("R-OCI-02")
    @Tag("R-OCI-06")
    void saysWhyItsProgramCannotRunAndLeavesNothing() {
        Container container = create(request("/bin/nothing"));
        EngineException error = catchThrowableOfType(EngineException.class, () -> container.start(false));
        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message()).contains("/bin/nothing");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(container.record().state().error()).isEqualTo(error.message());
        assertThat(engine.ociRuntime().ids()).isEmpty();
    }

    /** Which ignores it, as the first process of its namespace; the OCI runtime's own would end with 2. */
    @Test
    void aSignalRightAfterTheStartReachesItsProgram() {
        for (int i = 0; i < 5; i++) {
            Container container = sleeping(null);
            container.start(false);
            container.kill(15);
            container.stop(Duration.ZERO);
            assertThat(container.record().state().exitCode()).isEqualTo(137);
        }
    }

    @Test
    @Tag("R-CTR-53")
    @Tag("R-OCI-04")
    void killsWhatDoesNotEndInTime() {
        Container container = create(request("/bin/sh", "-c", "trap '' TERM; while true; do sleep 1; done"));
        container.start(false);
        container.stop(Duration.ofMillis(300));
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        assertThat(container.record().state().stoppedByUser()).isTrue();
        assertThat(actions()).endsWith("stop", "died");
    }

    @Test
    void isRemovedAsItEndsIfItShallBe() throws Exception {
        Container container =
                create(request("/bin/true").edit().autoRemove(true).build());
        var removed = container.await(Set.of(WaitCondition.REMOVED));
        container.start(false);
        assertThat(removed.get(20, SECONDS).condition()).isEqualTo(WaitCondition.REMOVED);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-60")
    @Tag("R-CTR-71")
    void tellsHowItEndedAfterItRemovedItself() throws Exception {
        Container container = create(
                request("/bin/sh", "-c", "exit 7").edit().autoRemove(true).build());
        String name = container.record().name();
        var removed = container.await(Set.of(WaitCondition.REMOVED));
        container.start(false);
        assertThat(removed.get(20, SECONDS)).isEqualTo(new WaitResult(WaitCondition.REMOVED, 7));
        for (String known : List.of(container.id(), name)) {
            assertThat(engine.containers().await(known, Set.of(WaitCondition.EXITED)))
                    .isCompletedWithValue(new WaitResult(WaitCondition.REMOVED, 7));
        }
        assertThat(kind(() -> engine.containers().await("nobody", Set.of(WaitCondition.EXITED))))
                .isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
    }

    @Test
    @Tag("R-CTR-69")
    @Tag("R-EVT-03")
    void eventsTellEachStepInOrderOfTime() throws Exception {
        Container container = sleeping(null);
        container.init();
        container.start(false);
        container.pause();
        container.resume();
        container.stop(null);
        container.remove(false, false);
        assertThat(actions()).containsExactly("create", "init", "start", "pause", "resume", "stop", "died", "remove");
        assertThat(state.events(100).stream().map(Event::time).toList()).isSorted();
    }

    @Test
    @Tag("R-CTR-31")
    void theCgroupsMadeForItBelowTheEnginesOwnGoWithTheLastThatUsesThem() throws Exception {
        String parent = config.cgroupParent() + "/deck/hold";
        List<Container> both = List.of(inCgroup(parent), inCgroup(parent));
        for (Container container : both) {
            container.start(false);
            ended(container);
        }
        Path deck = CgroupFolder.of("pids", config.cgroupParent() + "/deck");
        both.get(0).remove(false, false);
        assertThat(deck.resolve("hold")).isDirectory();
        both.get(1).remove(false, false);
        assertThat(deck).doesNotExist();
    }

    private Container inCgroup(String parent) {
        return create(request("/bin/true").edit().cgroupParent(parent).build());
    }

    @Test
    @Tag("R-CTD-16")
    @Tag("R-ST-06")
    void tellsThatTheKernelKilledItForMemory() throws Exception {
        Container container = create(request("/bin/sh", "-c", "x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done")
                .edit()
                .resources(new Resources(null, null, null, 16L << 20, null, null, null, null))
                .build());
        container.start(false);
        assertThat(ended(container).exitCode()).isEqualTo(137);
        assertThat(container.record().state().oomKilled()).isTrue();
        assertThat(actions()).endsWith("oom", "died");
    }

    @Test
    @Tag("R-CTR-14")
    @Tag("R-CTR-16")
    @Tag("R-CTR-73")
    @Tag("R-OPT-01")
    void clashesOfNamesAndWrongOnesAreRefused() {
        sleeping("anchor");
        assertThat(kind(() -> sleeping("anchor"))).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(kind(() -> sleeping("a b"))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(kind(() -> sleeping("other").rename("anchor"))).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(kind(() -> engine.containers().require("nobody"))).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(engine.containers().list()).hasSize(2);
    }

    @Test
    @Tag("R-CTR-28")
    @Tag("R-CTR-34")
    @Tag("R-CTR-21")
    @Tag("R-CTR-64")
    @Tag("R-CTR-70")
    void whatOthersDependOnIsNotRemovedNorStopped() {
        Container base = sleeping("base");
        Container top = create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name("top")
                .stopSignal(9)
                .dependsOn(List.of("base"))
                .build());
        assertThat(kind(() -> top.start(false))).isEqualTo(ErrorKind.STATE_INVALID);
        top.start(true);
        assertThat(kind(() -> base.remove(true, false))).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(base.record().status()).isEqualTo(ContainerStatus.RUNNING);
        base.remove(true, true);
        base.remove(false, false);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-ST-06")
    @Tag("R-OCI-09")
    @Tag("R-OCI-07")
    void anEndThatItsMonitorCouldNotTellIsNoticed() {
        Container container = sleeping(null);
        container.start(false);
        ProcessHandle.of(container.record().state().monitorPid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(container.record().state().pid()).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(15)).until(() -> container.record().status() == ContainerStatus.EXITED);
        assertThat(container.record().state().exitCode()).isEqualTo(-1);
    }

    private List<String> actions() {
        return state.events(100).stream().map(Event::action).toList();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
