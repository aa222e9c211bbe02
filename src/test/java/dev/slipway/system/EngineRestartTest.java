package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStateBuilder;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that are started again when they end. */
class EngineRestartTest extends EngineTest {
    private static final RestartPolicy ALWAYS = new RestartPolicy(RestartPolicy.When.ALWAYS, 0);

    @Test
    @Tag("R-CTR-72")
    void oneThatAlwaysRunsIsStartedAgainHoweverItEnds() {
        Container container = create(policy(ALWAYS, "/bin/sh", "-c", "exit 0"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(container).restartCount() >= 3);
        List<Event> restarts = state.events(100).stream()
                .filter(event -> event.action().equals("restart"))
                .toList();
        assertThat(restarts)
                .extracting(event -> event.attributes().get("restartCount"))
                .startsWith(1, 2, 3);
        container.remove(true, false);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-72")
    void oneThatFailsIsStartedAgainAsOftenAsItsPolicySays() {
        Container container = create(policy(onFailure(2), "/bin/sh", "-c", "exit 3"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> given(container));
        assertThat(state(container).restartCount()).isEqualTo(2);
        assertThat(state(container).exitCode()).isEqualTo(3);
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> given(container));
        assertThat(actions()).filteredOn("restart"::equals).hasSize(4);
    }

    /** It has ended for good. */
    private boolean given(Container container) {
        return container.record().status() == ContainerStatus.EXITED
                && state(container).restartAt() == null;
    }

    @Test
    @Tag("R-CTR-72")
    void oneThatSucceedsIsNotStartedAgainOnFailure() throws Exception {
        Container container = create(policy(onFailure(0), "/bin/true"));
        container.start(false);
        ended(container);
        assertThat(state(container).restartAt()).isNull();
        assertThat(state(container).restartCount()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"stop", "SIGKILL", "SIGTERM"})
    @Tag("R-CTR-72")
    void theUserWhoEndsItIsObeyed(String how) throws Exception {
        Container container =
                create(policy(ALWAYS, "/bin/sh", "-c", "trap 'exit 0' TERM; echo up; while :; do sleep 0.1; done"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(container.logPath()).contains("up"));
        switch (how) {
            case "stop" -> container.stop(null);
            case "SIGKILL" -> container.kill(9);
            default -> container.kill(15);
        }
        ended(container);
        assertThat(state(container).stoppedByUser()).isTrue();
        assertThat(state(container).restartAt()).isNull();
        assertThat(actions()).doesNotContain("restart");
    }

    @Test
    @Tag("R-CTR-72")
    void anotherSignalIsNoReasonToLeaveItDown() {
        Container container =
                create(policy(ALWAYS, "/bin/sh", "-c", "trap 'exit 5' USR1; echo up; while :; do sleep 0.1; done"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(container.logPath()).contains("up"));
        container.kill(10);
        await().atMost(Duration.ofSeconds(20)).until(() -> actions().contains("restart"));
    }

    @Test
    @Tag("R-CTR-72")
    void aStartThatFailsCountsAndIsTriedAgain() throws IOException {
        Path program = rootfs().resolve("bin/once");
        Files.writeString(program, "#!/bin/sh\n/bin/busybox rm /bin/once\nexit 1\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Container container = create(policy(onFailure(2), "/bin/once"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> given(container));
        assertThat(state(container).restartCount()).isEqualTo(2);
        assertThat(state(container).error()).contains("/bin/once");
        assertThat(actions()).doesNotContain("restart");
    }

    @Test
    @Tag("R-CTR-72")
    void whatWaitsForItsRestartWaitsOnWhenTheEngineIsOpenedAgain() {
        Container waiting = waiting("waiting", Instant.now().plusSeconds(50));
        assertThat(waiting.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state(waiting).restartAt()).isNotNull();
        Container due = waiting("due", Instant.now().minusSeconds(5));
        await().atMost(Duration.ofSeconds(20)).until(() -> due.record().status() == ContainerStatus.RUNNING);
        assertThat(state(due).restartCount()).isEqualTo(1);
        assertThat(state(due).restartAt()).isNull();
        assertThat(waiting.record().status()).isEqualTo(ContainerStatus.EXITED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"stop", "start", "init", "update", "remove"})
    @Tag("R-CTR-72")
    void whatWaitsForItsRestartCanBeKeptFromIt(String how) {
        Container waiting = waiting("waiting", Instant.now().plusSeconds(50));
        switch (how) {
            case "stop" -> waiting.stop(null);
            case "start" -> waiting.start(false);
            case "init" -> waiting.init();
            case "update" -> waiting.update(ContainerUpdate.NOTHING.withRestartPolicy(RestartPolicy.NO));
            default -> waiting.remove(false, false);
        }
        if (how.equals("remove")) {
            assertThat(engine.containers().list()).isEmpty();
        } else {
            assertThat(state(waiting).restartAt()).isNull();
            assertThat(state(waiting).restartCount()).isZero();
            assertThat(state(waiting).stoppedByUser()).isEqualTo(how.equals("stop"));
        }
        if (how.equals("stop")) {
            assertThat(catchThrowableOfType(EngineException.class, () -> waiting.stop(null))
                            .kind())
                    .isEqualTo(ErrorKind.STATE_INVALID);
        }
    }

    @ParameterizedTest(name = "{0}, code {1}, by the user: {2} -> {3}")
    @CsvSource({
        "always, 0, true, RUNNING",
        "always, 0, false, RUNNING",
        "unless-stopped, 0, true, EXITED",
        "unless-stopped, 0, false, RUNNING",
        "on-failure, 1, false, RUNNING",
        "on-failure, 1, true, EXITED",
        "on-failure, 0, false, EXITED",
        "no, 1, false, EXITED"
    })
    @Tag("R-CTR-72")
    void theNextEngineStartsThoseThatShallRun(String policy, int code, boolean byUser, ContainerStatus status) {
        Container container = create(policy(new RestartPolicy(RestartPolicy.When.ofWord(policy), 0), SLEEP));
        Container never = create(policy(ALWAYS, SLEEP));
        reopenWith(container, ended -> ended.exitCode(code).stoppedByUser(byUser));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state(container).restartAt() == null
                        && container.record().status() == status);
        assertThat(never.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
    }

    @Test
    @Tag("R-CTR-72")
    void afterARebootItIsStartedAgainWithWhatItDependsOn() throws IOException {
        sleeping("base");
        Container top = create(policy(ALWAYS, SLEEP)
                .edit()
                .name("top")
                .dependsOn(List.of("base"))
                .build());
        engine.close();
        Files.writeString(file("run/alive"), "another-boot\n");
        state.commit(List.of(new Change.PutContainer(new ContainerRecord(
                top.record().config(),
                ContainerState.configured()
                        .edit()
                        .status(ContainerStatus.RUNNING)
                        .pid(999_999)
                        .pidStart(12)
                        .startedAt(Instant.EPOCH)
                        .build()))));
        engine = openEngine();
        Container again = engine.containers().of(top.id());
        await().atMost(Duration.ofSeconds(20)).until(() -> again.record().status() == ContainerStatus.RUNNING);
        assertThat(engine.containers().require("base").record().status()).isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    @Tag("R-CTR-72")
    void aPodThatIsStoppedKeepsItsContainersFromTheirRestart() {
        var pod = engine.pods()
                .create(dev.slipway.runtime.pod.CreatePod.named("fleet")
                        .edit()
                        .share(java.util.Set.of())
                        .infra(false)
                        .build());
        Container member = create(policy(ALWAYS, SLEEP).edit().pod(pod.id()).build());
        reopenWith(member, ended -> ended.restartAt(Instant.now().plusSeconds(50)));
        engine.pods().stop(pod.id(), null);
        assertThat(state(member).restartAt()).isNull();
    }

    @Test
    @Tag("R-CTR-72")
    void aPolicyAndRemovalAtTheEndExcludeEachOther() {
        assertThat(catchThrowableOfType(
                                EngineException.class,
                                () -> create(policy(ALWAYS, "/bin/true")
                                        .edit()
                                        .autoRemove(true)
                                        .build()))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(engine.containers().list()).isEmpty();
    }

    private Container waiting(String name, Instant at) {
        Container container = create(policy(ALWAYS, SLEEP).edit().name(name).build());
        return reopenWith(container, ended -> ended.restartAt(at));
    }

    /** The container as the next engine finds it, after a run that ended. */
    private Container reopenWith(Container container, UnaryOperator<ContainerStateBuilder> change) {
        ContainerRecord record = container.record();
        engine.close();
        ContainerStateBuilder ended = record.state()
                .edit()
                .status(ContainerStatus.EXITED)
                .startedAt(Instant.EPOCH)
                .finishedAt(Instant.EPOCH);
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(record.config(), change.apply(ended).build()))));
        engine = openEngine();
        return engine.containers().of(container.id());
    }

    private ContainerState state(Container container) {
        return state.container(container.id()).orElseThrow().state();
    }

    private List<String> actions() {
        return state.events(1000).stream().map(Event::action).toList();
    }

    private CreateContainer policy(RestartPolicy policy, List<String> command) {
        return policy(policy, command.toArray(String[]::new));
    }

    private CreateContainer policy(RestartPolicy policy, String... command) {
        return request(command)
                .edit()
                .stopSignal(command[0].equals("/bin/sleep") ? 9 : 15)
                .restartPolicy(policy)
                .build();
    }

    private static RestartPolicy onFailure(int retries) {
        return new RestartPolicy(RestartPolicy.When.ON_FAILURE, retries);
    }
}
