package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.runtime.RuntimeConfigBuilder;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The errors that others tell by sentinels, raised by what raises them here, each with its kind. */
class EngineErrorTest extends EngineTest {
    private static final String FREE_ID = "e".repeat(64);

    @Test
    @Tag("R-ERR-01")
    void ofContainersAndPods() {
        Container anchor = sleeping("anchor");
        PodConfig pod = engine.pods().create(CreatePod.named("harbour").on(List.of()));
        assertKind("ErrNoSuchCtr", ErrorKind.NO_SUCH_CONTAINER, () -> engine.containers()
                .require("nobody"));
        assertKind("ErrNoSuchPod", ErrorKind.NO_SUCH_POD, () -> engine.pods().require("nobody"));
        assertKind("ErrEmptyID", ErrorKind.INVALID_ARGUMENT, () -> engine.containers()
                .require(""));
        assertKind("ErrInvalidArg", ErrorKind.INVALID_ARGUMENT, () -> anchor.rename("a b"));
        assertKind("ErrCtrStateInvalid", ErrorKind.STATE_INVALID, anchor::pause);
        assertKind("ErrCtrStopped", ErrorKind.STATE_INVALID, () -> {
            anchor.start(false);
            anchor.stop(Duration.ZERO);
            anchor.stop(Duration.ZERO);
        });
        assertKind("ErrCtrExists", ErrorKind.CONTAINER_EXISTS, () -> engine.processImages()
                .create(anchor.record().config(), "other", anchor.id(), (upper, below) -> {}));
        assertKind("ErrPodExists", ErrorKind.POD_EXISTS, () -> state.commit(List.of(new Change.AddPod(pod))));
        assertKind("ErrCtrExists, of a name", ErrorKind.NAME_IN_USE, () -> sleeping("anchor"));
        assertKind("ErrPodExists, of a name", ErrorKind.NAME_IN_USE, () -> engine.pods()
                .create(CreatePod.named("anchor").on(List.of())));
        assertKind("ErrCtrRemoved", ErrorKind.REMOVED, () -> {
            being(ContainerStatus.REMOVING, anchor);
            create(request("/bin/true").edit().dependsOn(List.of("anchor")).build());
        });
        anchor.remove(false, false);
        assertKind("ErrCtrRemoved, afterwards", ErrorKind.NO_SUCH_CONTAINER, () -> anchor.start(false));
        engine.pods().remove("harbour", true, Duration.ZERO);
        assertKind("ErrPodRemoved", ErrorKind.NO_SUCH_POD, () -> engine.pods().start(pod.id()));
    }

    @Test
    @Tag("R-ERR-01")
    void ofAnEngineThatIsClosed() {
        Container anchor = sleeping("anchor");
        engine.close();
        assertKind("ErrRuntimeStopped", ErrorKind.RUNTIME_STOPPED, () -> anchor.start(false));
        assertKind("ErrRuntimeStopped, of a pod", ErrorKind.RUNTIME_STOPPED, () -> engine.pods()
                .create(CreatePod.named("harbour")));
        engine = openEngine();
    }

    @Test
    @Tag("R-ERR-02")
    void ofDependenciesNetworksAndSessions() {
        Container base = sleeping("base");
        create(request("/bin/true")
                .edit()
                .name("top")
                .dependsOn(List.of("base"))
                .build());
        engine.pods().create(CreatePod.named("harbour").on(List.of()));
        String network = config.defaultNetwork();
        assertKind("ErrDepExists", ErrorKind.DEPENDENTS_EXIST, () -> base.remove(false, false));
        assertKind("ErrDepExists, not running", ErrorKind.STATE_INVALID, () -> engine.containers()
                .require("top")
                .start(false));
        assertKind(
                "ErrNoSuchNetwork",
                ErrorKind.NO_SUCH_NETWORK,
                () -> create(
                        request("/bin/true").edit().networks(List.of("nowhere")).build()));
        assertKind(
                "ErrNetworkOnPodContainer",
                ErrorKind.INVALID_ARGUMENT,
                () -> create(request("/bin/true")
                        .edit()
                        .pod("harbour")
                        .networks(List.of(network))
                        .build()));
        assertKind(
                "ErrNoNetwork",
                ErrorKind.INVALID_ARGUMENT,
                () -> create(request("/bin/true")
                        .edit()
                        .publish(List.of(new PortMapping(null, 8080, 80, "tcp")))
                        .build()));
        assertKind(
                "ErrNSMismatch",
                ErrorKind.INVALID_ARGUMENT,
                () -> create(request("/bin/true")
                        .edit()
                        .namespaces(Map.of("net", "pod"))
                        .build()));
        assertKind(
                "ErrNetworkModeInvalid",
                ErrorKind.INVALID_ARGUMENT,
                () -> create(request("/bin/true")
                        .edit()
                        .namespaces(Map.of("net", "bridge"))
                        .build()));
        assertKind("ErrNoSuchExecSession", ErrorKind.NO_SUCH_EXEC, () -> state.lookupExec("nobody"));
        assertKind("ErrNoSuchExitCode", ErrorKind.NO_SUCH_CONTAINER, () -> engine.containers()
                .await("nobody", Set.of(WaitCondition.EXITED)));
        assertKind("ErrCanceled", ErrorKind.CANCELLED, () -> {
            Container busy = create(request("/bin/sh", "-c", "trap '' TERM; while true; do sleep 1; done"));
            busy.start(false);
            Thread.currentThread().interrupt();
            busy.stop(Duration.ofSeconds(60));
        });
        assertThat(Thread.interrupted()).as("its flag stays set").isTrue();
    }

    @Test
    @Tag("R-ERR-02")
    void ofTheProgramsBelow() {
        Container nothing = create(request("/bin/nothing"));
        assertKind("ErrOCIRuntimeNotFound", ErrorKind.OCI_RUNTIME, () -> nothing.start(false));
        Container gone = create(request("/bin/true").edit().rootfs(made("gone")).build());
        assertThat(file("gone").toFile().delete()).isTrue();
        assertKind("ErrStoreNotInitialized", ErrorKind.STORAGE, () -> gone.start(false));
        Container networked = create(request("/bin/true")
                .edit()
                .networks(List.of(config.defaultNetwork()))
                .build());
        Container plain = sleeping("plain");
        reopenWith(edit -> edit.cniPluginDirs(List.of(file("none"))));
        assertKind("ErrMissingPlugin", ErrorKind.NETWORK, () -> engine.containers()
                .of(networked.id())
                .start(false));
        reopenWith(edit -> edit.conmonPath(Path.of("/bin/false")));
        assertKind("ErrConmonDead", ErrorKind.MONITOR, () -> engine.containers()
                .of(plain.id())
                .start(false));
        reopenWith(edit -> edit.infraProgram(file("none")));
        assertKind("ErrOSNotSupported", ErrorKind.UNSUPPORTED, () -> engine.pods()
                .create(CreatePod.named("harbour").on(List.of())));
        assertKind("the root is another engine's", ErrorKind.IN_USE, this::openEngine);
        assertThat(plain.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
    }

    @Test
    @Tag("R-ERR-03")
    @Tag("R-CTD-10")
    void ofProcessesAndCheckpoints() {
        Container anchor = sleeping("anchor");
        assertKind("ErrContainerNotStarted", ErrorKind.STATE_INVALID, () -> anchor.kill(15));
        assertKind("ErrCheckpointNotExists", ErrorKind.NO_SUCH_CHECKPOINT, () -> engine.checkpoints()
                .restore(RestoreRequest.inPlace("nobody"), Progress.NONE));
        assertKind("ErrCheckpointNotExists", ErrorKind.NO_SUCH_CHECKPOINT, () -> engine.checkpoints()
                .remove("nobody"));
        Checkpoint taken = new Checkpoint(
                FREE_ID,
                "taken",
                Instant.now(),
                anchor.id(),
                "anchor",
                file("none").toString(),
                0,
                new CheckpointOptions(false, false, false, false, false),
                null,
                Map.of());
        state.commit(List.of(new Change.AddCheckpoint(taken)));
        anchor.start(false);
        assertKind(
                "ErrCheckpointExists",
                ErrorKind.CHECKPOINT_EXISTS,
                () -> state.commit(List.of(new Change.AddCheckpoint(taken))));
        assertKind("without CRIU", ErrorKind.UNSUPPORTED, () -> engine.checkpoints()
                .create("anchor", "new", new CheckpointOptions(true, false, false, false, false), Progress.NONE));
        anchor.stop(Duration.ZERO);
        assertKind("ErrContainerExited", ErrorKind.STATE_INVALID, () -> anchor.kill(15));
        assertKind("ErrProcessExited", ErrorKind.STATE_INVALID, anchor::pause);
        state.commit(List.of(new Change.RemoveCheckpoint(FREE_ID)));
    }

    private void assertKind(String sentinel, ErrorKind kind, ThrowingCallable operation) {
        Throwable thrown = catchThrowable(operation);
        assertThat(thrown).as(sentinel).isInstanceOfSatisfying(EngineException.class, error -> {
            assertThat(error.kind()).as(sentinel + ": " + error.message()).isEqualTo(kind);
            assertThat(error.message()).startsWith("could not ").doesNotContain("Exception:");
        });
    }

    private void being(ContainerStatus status, Container container) {
        ContainerRecord now = container.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(now.config(), now.state().withStatus(status)))));
    }

    private String made(String folder) {
        return file(folder).toFile().mkdir() ? file(folder).toString() : "";
    }

    private void reopenWith(UnaryOperator<RuntimeConfigBuilder> change) {
        engine.close();
        RuntimeConfig changed = change.apply(config.edit()).build();
        engine = Runtime.open(changed, state, Clock.systemUTC());
    }
}
