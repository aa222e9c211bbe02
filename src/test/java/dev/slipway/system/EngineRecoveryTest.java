package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine finds when it is opened again. */
class EngineRecoveryTest extends EngineTest {
    @Test
    void containersGoOnAndAreKnownAsTheyAre() {
        Container running = sleeping("running");
        Container paused = sleeping("paused");
        Container created = sleeping("created");
        Container configured = sleeping("configured");
        running.start(false);
        paused.start(false);
        paused.pause();
        created.init();
        var before = state.containers();
        reopen();
        assertThat(state.containers()).isEqualTo(before);
        engine.containers().of(paused.id()).resume();
        engine.containers().of(created.id()).start(false);
        engine.containers().of(running.id()).stop(Duration.ZERO);
        assertThat(engine.containers().of(running.id()).record().state().exitCode())
                .isEqualTo(137);
        assertThat(engine.containers().of(configured.id()).record().status()).isEqualTo(ContainerStatus.CONFIGURED);
    }

    @Test
    @Tag("R-ST-06")
    @Tag("R-EVT-03")
    @Tag("R-OCI-08")
    void whatEndedMeanwhileIsTold() throws Exception {
        Container container = create(request("/bin/sh", "-c", "read x < /tmp/go; exit 5"));
        mkfifo(rootfs().resolve("tmp/go"));
        container.start(false);
        engine.close();
        Files.writeString(rootfs().resolve("tmp/go"), "go\n");
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(file("run/exits/" + container.id())));
        engine = openEngine();
        ContainerRecord after = engine.containers().of(container.id()).record();
        assertThat(after.status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(after.state().exitCode()).isEqualTo(5);
        assertThat(state.events(1)).extracting(Event::action).containsExactly("died");
        assertThat(state.events(1).get(0).attributes()).containsEntry("exitCode", 5);
        assertThat(engine.ociRuntime().ids()).isEmpty();
    }

    @Test
    void aStateThatWasNotSavedIsFound() {
        Container started = sleeping("started");
        ContainerRecord before = started.record();
        started.start(false);
        Container resumed = sleeping("resumed");
        resumed.start(false);
        resumed.pause();
        ContainerRecord paused = resumed.record();
        resumed.resume();
        Container initialized = sleeping("initialized");
        ContainerRecord configured = initialized.record();
        initialized.init();
        engine.close();
        state.commit(List.of(
                new Change.PutContainer(before), new Change.PutContainer(paused), new Change.PutContainer(configured)));
        engine = openEngine();
        assertThat(status(started)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(status(resumed)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(status(initialized)).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(engine.ociRuntime().ids()).containsExactlyInAnyOrder(started.id(), resumed.id());
        engine.containers().of(started.id()).stop(Duration.ZERO);
        engine.containers().of(initialized.id()).start(false);
    }

    @Test
    @Tag("R-CTR-29")
    @Tag("R-CTR-32")
    void aRemovalThatWasCutGoesOn() {
        Container container = sleeping(null);
        container.init();
        ContainerRecord created = container.record();
        engine.close();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(created.config(), created.state().withStatus(ContainerStatus.REMOVING)))));
        engine = openEngine();
        assertThat(engine.containers().list()).isEmpty();
        assertThat(engine.ociRuntime().ids()).isEmpty();
    }

    @Test
    void whatBelongsToNoContainerIsSweptUp() {
        Container container = sleeping(null);
        container.start(false);
        engine.close();
        state.commit(List.of(new Change.RemoveContainer(container.id())));
        engine = openEngine();
        assertThat(engine.ociRuntime().ids()).isEmpty();
        assertThat(file("root/containers/" + container.id())).doesNotExist();
        assertThat(file("run/containers/" + container.id())).doesNotExist();
    }

    @Test
    @Tag("R-BOOT-01")
    @Tag("R-BOOT-04")
    @Tag("R-RT-07")
    @Tag("R-STATE-17")
    void afterARebootNothingRuns() throws Exception {
        Container ran = sleeping("ran");
        ran.start(false);
        ran.stop(Duration.ZERO);
        Container running = sleeping("running");
        ContainerState before = running.record().state();
        engine.close();
        Files.writeString(file("run/alive"), "another-boot\n");
        Files.writeString(file("run/exits/" + running.id()), "3");
        state.commit(List.of(new Change.PutContainer(new ContainerRecord(
                state.container(running.id()).orElseThrow().config(),
                before.edit()
                        .status(ContainerStatus.RUNNING)
                        .pid(999_999)
                        .pidStart(12)
                        .startedAt(java.time.Instant.EPOCH)
                        .build()))));
        engine = openEngine();
        assertThat(state.container(ran.id()).orElseThrow().state().exitCode()).isEqualTo(137);
        ContainerRecord after = state.container(running.id()).orElseThrow();
        assertThat(after.status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(after.state().exitCode()).isEqualTo(-1);
        assertThat(after.state().pid()).isZero();
        engine.containers().of(running.id()).start(false);
    }

    @Test
    @Tag("R-RT-11")
    @Tag("R-RT-12")
    void aClosedEngineRefusesAndAnswersThoseWhoWait() throws Exception {
        Container container = sleeping(null);
        container.start(false);
        var waiting = container.await(Set.of(WaitCondition.EXITED));
        engine.close();
        assertThat(catchThrowableOfType(EngineException.class, () -> container.stop(null))
                        .kind())
                .isEqualTo(ErrorKind.RUNTIME_STOPPED);
        assertThat(waiting.handle((result, error) -> error).get(5, SECONDS)).isInstanceOf(EngineException.class);
        engine = openEngine();
    }

    @Test
    @Tag("R-LOCK-05")
    void aSecondEngineOnTheSameFolderIsRefused() {
        assertThat(catchThrowableOfType(EngineException.class, this::openEngine).kind())
                .isEqualTo(ErrorKind.IN_USE);
    }

    private void reopen() {
        engine.close();
        engine = openEngine();
    }

    private ContainerStatus status(Container container) {
        return state.container(container.id()).orElseThrow().status();
    }

    private static void mkfifo(Path path) throws IOException {
        Programs.run("mkfifo", path.toString());
    }
}
