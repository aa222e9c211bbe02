package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainerBuilder;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Health checks of real containers, on time. */
class EngineHealthTest extends EngineTest {
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String FINE = "test -e /tmp/fine";

    @Test
    @Tag("R-CTR-69")
    void itStartsBecomesHealthyAndUnhealthyAndTellsEachChangeOnce() throws IOException {
        Container container = created(check(FINE, OFTEN, 2));
        container.start(false);
        assertThat(health(container).status()).isEqualTo(Health.Status.STARTING);
        Files.createFile(fine());
        awaitStatus(container, Health.Status.HEALTHY);
        Files.delete(fine());
        awaitStatus(container, Health.Status.UNHEALTHY);
        assertThat(health(container).failingStreak()).isEqualTo(2);
        Files.createFile(fine());
        awaitStatus(container, Health.Status.HEALTHY);
        assertThat(told()).containsExactly("healthy", "unhealthy", "healthy");
        container.stop(Duration.ZERO);
        assertThat(container.record().state().health()).isNull();
        container.start(false);
        assertThat(health(container)).isEqualTo(Health.STARTING);
    }

    @Test
    void failuresInTheStartPeriodDoNotCount() {
        Container container =
                running(new HealthCheck(shell("exit 1"), NEVER, NEVER, NEVER, 1, HealthCheck.OnFailure.NONE));
        container.checkHealth();
        assertThat(health(container).status()).isEqualTo(Health.Status.STARTING);
        assertThat(health(container).failingStreak()).isZero();
        assertThat(health(container).runs()).hasSize(1);
    }

    @Test
    void oneRunNowTellsWhatItFoundWithTheUserTheFolderAndTheEnvironmentOfTheProcess() throws IOException {
        Files.writeString(rootfs().resolve("etc/passwd"), "ann:x:1000:1000::/:/bin/sh\n");
        Container container = create(with(check("echo $PWD $SHIP $(/bin/busybox id -u) >&2; exit 3", NEVER, 9))
                .workdir("/tmp")
                .user("ann")
                .env(List.of("SHIP=ferry"))
                .build());
        container.start(false);
        Health.Run run = container.checkHealth();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).isEqualTo("/tmp ferry 1000");
        assertThat(health(container).runs()).containsExactly(run);
        assertThat(health(container).failingStreak()).isEqualTo(1);
    }

    @Test
    void onlyTheNewestRunsAndTheBeginningOfTheirOutputAreKept() {
        Container container = running(check("busybox yes | busybox head -c 100000", NEVER, 9));
        List<Health.Run> runs = new ArrayList<>();
        for (int i = 0; i < Health.KEPT + 2; i++) {
            runs.add(container.checkHealth());
        }
        assertThat(health(container).runs()).isEqualTo(runs.subList(2, runs.size()));
        assertThat(runs.get(0).output()).hasSize(4096).startsWith("y\ny\n");
    }

    @Test
    void aRunThatTakesTooLongIsKilledWithAllThatItStarted() {
        HealthCheck slow = new HealthCheck(
                shell("sleep 1000 & sleep 1000"),
                NEVER,
                Duration.ofSeconds(2),
                Duration.ZERO,
                1,
                HealthCheck.OnFailure.NONE);
        Container container = running(slow);
        Health.Run run = container.checkHealth();
        assertThat(run.exitCode()).isEqualTo(-1);
        assertThat(run.output()).contains("2.0 s");
        assertThat(health(container).status()).isEqualTo(Health.Status.UNHEALTHY);
        await().atMost(Duration.ofSeconds(10)).until(() -> processes(container).size() == 1);
    }

    @Test
    void aCommandThatIsNotThereIsAFailureThatSaysSo() {
        Container container = running(
                new HealthCheck(List.of("/bin/nothing"), NEVER, NEVER, Duration.ZERO, 1, HealthCheck.OnFailure.NONE));
        Health.Run run = container.checkHealth();
        assertThat(run.exitCode()).isEqualTo(-1);
        assertThat(run.output()).contains("/bin/nothing");
        assertThat(health(container).status()).isEqualTo(Health.Status.UNHEALTHY);
    }

    @Test
    void itsRunsNeverOverlap() throws Exception {
        Container container =
                running(check("busybox mkdir /tmp/turn || exit 9; sleep 0.1; busybox rmdir /tmp/turn", OFTEN, 9));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> container.checkHealth().exitCode());
        }
        var pool = Executors.newFixedThreadPool(work.size());
        try {
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(health(container).runs()).extracting(Health.Run::exitCode).containsOnly(0);
    }

    @Test
    void onlyWhatRunsAndHasACheckIsChecked() {
        Container container = created(check("true", OFTEN, 1));
        assertThat(kind(container::checkHealth)).isEqualTo(ErrorKind.STATE_INVALID);
        container.start(false);
        awaitStatus(container, Health.Status.HEALTHY);
        container.pause();
        Health before = health(container);
        assertThat(kind(container::checkHealth)).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(health(container)).isEqualTo(before);
        container.resume();
        container.checkHealth();
        container.update(ContainerUpdate.NOTHING.withoutHealthCheck());
        assertThat(container.record().state().health()).isNull();
        assertThat(kind(container::checkHealth)).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void aNewCheckBeginsAnewInARunningContainer() {
        Container container = running(check("false", OFTEN, 1));
        awaitStatus(container, Health.Status.UNHEALTHY);
        container.update(ContainerUpdate.NOTHING.withHealthCheck(check("true", OFTEN, 1)));
        awaitStatus(container, Health.Status.HEALTHY);
        assertThat(health(container).runs()).extracting(Health.Run::exitCode).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = HealthCheck.OnFailure.class,
            names = {"KILL", "STOP", "RESTART"})
    void whatBecomesUnhealthyIsDealtWith(HealthCheck.OnFailure action) {
        HealthCheck failing = new HealthCheck(shell(FINE), OFTEN, NEVER, Duration.ZERO, 1, action);
        Container container = create(with(failing)
                .stopSignal(9)
                .restartPolicy(new RestartPolicy(RestartPolicy.When.ALWAYS, 0))
                .build());
        container.start(false);
        if (action == HealthCheck.OnFailure.STOP) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> container.record().status() == ContainerStatus.EXITED);
            assertThat(container.record().state().restartAt()).isNull();
            assertThat(container.record().state().stoppedByUser()).isTrue();
        } else {
            await().atMost(Duration.ofSeconds(20)).until(() -> actions().contains("restart"));
            assertThat(actions().contains("kill")).isEqualTo(action == HealthCheck.OnFailure.KILL);
        }
        assertThat(told()).startsWith("unhealthy");
    }

    @Test
    void checksGoOnWhenTheEngineIsOpenedAgain() throws IOException {
        Container container = running(check(FINE, OFTEN, 2));
        engine.close();
        Files.createFile(fine());
        engine = openEngine();
        awaitStatus(container, Health.Status.HEALTHY);
    }

    @Test
    void aClosingEngineWaitsForNoCheck() throws IOException {
        Container container = running(check("sleep 1000", OFTEN, 2));
        await().atMost(Duration.ofSeconds(20)).until(() -> processes(container).size() > 1);
        engine.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> processes(container).size() == 1);
        engine = openEngine();
    }

    @Test
    void aCheckThatMakesNoSenseIsRefused() {
        for (HealthCheck wrong : List.of(
                new HealthCheck(List.of(), NEVER, NEVER, Duration.ZERO, 1, HealthCheck.OnFailure.NONE),
                new HealthCheck(shell("true"), Duration.ZERO, NEVER, Duration.ZERO, 1, HealthCheck.OnFailure.NONE),
                new HealthCheck(shell("true"), NEVER, Duration.ZERO, Duration.ZERO, 1, HealthCheck.OnFailure.NONE),
                new HealthCheck(shell("true"), NEVER, NEVER, Duration.ZERO, 0, HealthCheck.OnFailure.NONE))) {
            assertThat(kind(() -> created(wrong))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        assertThat(engine.containers().list()).isEmpty();
    }

    private Container running(HealthCheck check) {
        Container container = created(check);
        container.start(false);
        return container;
    }

    private Container created(HealthCheck check) {
        return create(with(check).build());
    }

    private CreateContainerBuilder with(HealthCheck check) {
        return request("/bin/sleep", "1000").edit().stopSignal(9).healthCheck(check);
    }

    private static HealthCheck check(String script, Duration interval, int retries) {
        return new HealthCheck(
                shell(script), interval, Duration.ofMinutes(1), Duration.ZERO, retries, HealthCheck.OnFailure.NONE);
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private Path fine() {
        return rootfs().resolve("tmp/fine");
    }

    private Health health(Container container) {
        Health health = state.container(container.id()).orElseThrow().state().health();
        assertThat(health).isNotNull();
        return health;
    }

    private void awaitStatus(Container container, Health.Status status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> health(container).status() == status);
    }

    private static List<String> processes(Container container) throws IOException {
        return Files.readAllLines(
                CgroupFolder.of("pids", container.cgroupPath()).resolve("cgroup.procs"));
    }

    private List<String> told() {
        return state.events(1000).stream()
                .filter(event -> event.action().equals("health"))
                .map(event -> String.valueOf(event.attributes().get("healthStatus")))
                .toList();
    }

    private List<String> actions() {
        return state.events(1000).stream().map(Event::action).toList();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
