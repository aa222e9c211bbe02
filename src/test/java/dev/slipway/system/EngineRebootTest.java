package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The first start of the engine after one of the machine. That is played by ending the processes, and by another boot's
 * id, or none, in the file that tells in which boot the engine last ran.
 */
class EngineRebootTest extends EngineTest {
    private final Path alive = file("run/alive");

    @Test
    @Tag("R-STATE-17")
    @Tag("R-BOOT-01")
    @Tag("R-RT-09")
    void whatRanHasEndedAndWhatHadEndedStaysAsItWas() throws Exception {
        Container ended = create(request("/bin/sh", "-c", "exit 3"));
        ended.start(false);
        ended(ended);
        await().until(() -> ended.record().status() == ContainerStatus.EXITED);
        Container stopped = sleeping("stopped");
        stopped.start(false);
        stopped.stop(Duration.ZERO);
        ContainerState stoppedBefore = stopped.record().state();
        Container configured = sleeping("configured");
        Container created = sleeping("created");
        created.init();
        Container running = sleeping("running");
        running.start(false);
        reboot("another-boot\n", running, created);
        giveRunThings(running);

        engine = openEngine();

        ContainerState after = state(running);
        assertThat(after)
                .isEqualTo(ContainerState.configured()
                        .edit()
                        .status(ContainerStatus.EXITED)
                        .exitCode(-1)
                        .startedAt(after.startedAt())
                        .finishedAt(after.finishedAt())
                        .build());
        assertThat(after.finishedAt()).isNotNull();
        assertThat(state(ended).exitCode()).isEqualTo(3);
        assertThat(state(ended).status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state(stopped)).isEqualTo(stoppedBefore);
        assertThat(stoppedBefore.stoppedByUser()).isTrue();
        assertThat(state(configured)).isEqualTo(ContainerState.configured());
        assertThat(state(created)).isEqualTo(ContainerState.configured());
        assertThat(state.execs()).isEmpty();
        assertThat(state.events(2)).extracting(Event::action).containsExactly("died", "refresh");
        assertThat(state.events(1)).extracting(Event::type).containsExactly(Event.Type.SYSTEM);
        assertThat(Files.readString(alive)).isEqualTo(boot());
    }

    /** What only a run has, besides its process. */
    private void giveRunThings(Container container) {
        ContainerRecord record = state.container(container.id()).orElseThrow();
        ContainerState next = record.state()
                .edit()
                .restartCount(4)
                .restartAt(Instant.EPOCH)
                .health(Health.STARTING)
                .build();
        ExecSession session = new ExecSession(
                "e".repeat(64),
                container.id(),
                Instant.EPOCH,
                List.of("/bin/true"),
                false,
                false,
                null,
                null,
                List.of(),
                false,
                ExecSession.Status.RUNNING,
                999_999,
                12,
                999_998,
                11,
                0,
                Instant.EPOCH,
                null);
        state.commit(List.of(
                new Change.PutContainer(new ContainerRecord(record.config(), next)), new Change.AddExec(session)));
    }

    @Test
    @Tag("R-BOOT-02")
    void whatTheRunsOfTheBootBeforeLeftIsGoneAndContainersStart() throws Exception {
        Container container = sleeping("container");
        container.start(false);
        Path run = file("run/containers/" + container.id());
        assertThat(run).exists();
        reboot("another-boot\n", container);
        Path exit = Files.writeString(file("run/exits/" + container.id()), "7");

        engine = openEngine();

        assertThat(exit).doesNotExist();
        assertThat(run).doesNotExist();
        assertThat(engine.ociRuntime().ids()).isEmpty();
        assertThat(state(container).exitCode()).isEqualTo(-1);
        engine.containers().of(container.id()).start(false);
        assertThat(state(container).status()).isEqualTo(ContainerStatus.RUNNING);
        engine.containers().of(container.id()).stop(Duration.ZERO);
        assertThat(state(container).exitCode()).isEqualTo(137);
    }

    @Test
    @Tag("R-RT-07")
    void withoutTheFileItIsARebootForWhatNoLongerRuns() throws IOException {
        Container container = sleeping("container");
        container.start(false);
        reboot(null, container);

        engine = openEngine();

        assertThat(state(container).status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state.events(1)).extracting(Event::action).containsExactly("refresh");
        assertThat(Files.readString(alive)).isEqualTo(boot());
    }

    @Test
    @Tag("R-BOOT-04")
    void aLostFileIsNoRebootForWhatStillRuns() throws IOException {
        Container container = sleeping("container");
        container.start(false);
        ContainerRecord before = container.record();
        engine.close();
        Files.delete(alive);

        engine = openEngine();

        assertThat(container(container)).isEqualTo(before);
        assertThat(ProcessHandle.of(before.state().pid())).isPresent();
        assertThat(engine.ociRuntime().ids()).containsExactly(container.id());
        engine.containers().of(container.id()).stop(Duration.ZERO);
        assertThat(state(container).exitCode()).isEqualTo(137);
    }

    @Test
    @Tag("R-RT-07")
    void theSameBootIsNoReboot() throws IOException {
        Container container = sleeping("container");
        container.start(false);
        ContainerRecord before = container.record();
        long revision = state.revision();
        engine.close();

        engine = openEngine();

        assertThat(container(container)).isEqualTo(before);
        assertThat(state.revision()).isEqualTo(revision);
    }

    @Test
    @Tag("R-RT-09")
    void oneThatCannotBeRefreshedKeepsNoOtherFromIt() {
        Container networked = create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name("networked")
                .networks(List.of(config.defaultNetwork()))
                .build());
        networked.start(false);
        Container other = sleeping("other");
        other.start(false);
        reboot("another-boot\n", networked, other);

        engine = Runtime.open(
                config.edit()
                        .cniPluginDirs(List.of(file("there-are-no-plugins")))
                        .build(),
                state,
                Clock.systemUTC());

        assertThat(state(other).status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state(networked).status()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(state(networked).error()).contains("could not");
        engine.close();
        engine = openEngine();
        assertThat(state(networked).status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state(networked).networks()).isEmpty();
    }

    private ContainerRecord container(Container container) {
        return state.container(container.id()).orElseThrow();
    }

    private ContainerState state(Container container) {
        return container(container).state();
    }

    private static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
    }
}
