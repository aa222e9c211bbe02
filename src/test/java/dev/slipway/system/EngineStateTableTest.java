package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation from every state that a container can be brought to. */
class EngineStateTableTest extends EngineTest {
    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "CONFIGURED, init, CREATED",
        "CONFIGURED, start, RUNNING",
        "CONFIGURED, restart, RUNNING",
        "CONFIGURED, remove, gone",
        "CONFIGURED, force, gone",
        "CREATED, start, RUNNING",
        "CREATED, stop, EXITED",
        "CREATED, remove, gone",
        "CREATED, force, gone",
        "RUNNING, stop, EXITED",
        "RUNNING, restart, RUNNING",
        "RUNNING, kill, EXITED",
        "RUNNING, signal, RUNNING",
        "RUNNING, pause, PAUSED",
        "RUNNING, force, gone",
        "PAUSED, resume, RUNNING",
        "PAUSED, kill, EXITED",
        "PAUSED, force, gone",
        "EXITED, init, CREATED",
        "EXITED, start, RUNNING",
        "EXITED, restart, RUNNING",
        "EXITED, remove, gone",
        "EXITED, force, gone",
        "STOPPED, init, CREATED",
        "STOPPED, start, RUNNING",
        "STOPPED, restart, RUNNING",
        "STOPPED, remove, gone",
        "STOPPED, force, gone",
        "CREATED, restart, RUNNING",
        "STOPPING, stop, EXITED",
        "STOPPING, restart, RUNNING",
        "STOPPING, kill, EXITED",
        "STOPPING, signal, STOPPING",
        "STOPPING, force, gone",
        "PAUSED, signal, PAUSED",
        "REMOVING, remove, gone",
        "REMOVING, force, gone"
    })
    @Tag("R-ST-03")
    @Tag("R-ST-04")
    @Tag("R-CTR-51")
    @Tag("R-CTR-55")
    @Tag("R-CTR-63")
    @Tag("R-OCI-03")
    void isAllowed(ContainerStatus from, String operation, String to) {
        Container container = in(from);
        perform(container, operation);
        assertThat(status(container)).isEqualTo(to);
        assertThat(known(container))
                .isEqualTo(
                        switch (to) {
                            case "CREATED" -> "created";
                            case "RUNNING", "STOPPING" -> "running";
                            case "PAUSED" -> "paused";
                            default -> "none";
                        });
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "CONFIGURED, stop, it is configured",
        "CONFIGURED, kill, it is configured",
        "CONFIGURED, pause, it is configured",
        "CONFIGURED, resume, it is configured",
        "CREATED, init, it is created",
        "CREATED, kill, it is created",
        "CREATED, pause, it is created",
        "CREATED, resume, it is created",
        "RUNNING, init, it is running",
        "RUNNING, start, it is running",
        "RUNNING, resume, it is running",
        "RUNNING, remove, it is running",
        "PAUSED, init, it is paused",
        "PAUSED, start, it is paused",
        "PAUSED, stop, it is paused",
        "PAUSED, restart, it is paused",
        "PAUSED, pause, it is paused",
        "PAUSED, remove, it is paused",
        "EXITED, stop, it is exited",
        "EXITED, kill, it is exited",
        "EXITED, pause, it is exited",
        "EXITED, resume, it is exited",
        "CONFIGURED, signal, it is configured",
        "CREATED, signal, it is created",
        "EXITED, signal, it is exited",
        "STOPPED, stop, it is stopped",
        "STOPPED, kill, it is stopped",
        "STOPPED, signal, it is stopped",
        "STOPPED, pause, it is stopped",
        "STOPPED, resume, it is stopped",
        "STOPPING, init, it is stopping",
        "STOPPING, start, it is stopping",
        "STOPPING, pause, it is stopping",
        "STOPPING, resume, it is stopping",
        "STOPPING, remove, it is stopping",
        "REMOVING, init, it is removing",
        "REMOVING, start, it is removing",
        "REMOVING, stop, it is removing",
        "REMOVING, restart, it is removing",
        "REMOVING, kill, it is removing",
        "REMOVING, signal, it is removing",
        "REMOVING, pause, it is removing",
        "REMOVING, resume, it is removing",
        "UNKNOWN, init, it is unknown",
        "UNKNOWN, start, it is unknown",
        "UNKNOWN, stop, it is unknown",
        "UNKNOWN, restart, it is unknown",
        "UNKNOWN, kill, it is unknown",
        "UNKNOWN, signal, it is unknown",
        "UNKNOWN, pause, it is unknown",
        "UNKNOWN, resume, it is unknown",
        "UNKNOWN, remove, it is unknown",
        "UNKNOWN, force, it is unknown"
    })
    @Tag("R-ST-03")
    @Tag("R-ST-04")
    @Tag("R-CTR-24")
    @Tag("R-CTR-26")
    @Tag("R-CTR-53")
    @Tag("R-CTR-54")
    @Tag("R-CTR-55")
    @Tag("R-CTR-63")
    void isRefused(ContainerStatus from, String operation, String reason) {
        Container container = in(from);
        var before = container.record();
        long revision = state.revision();
        assertThatThrownBy(() -> perform(container, operation)).isInstanceOfSatisfying(EngineException.class, error -> {
            assertThat(error.kind()).isEqualTo(ErrorKind.STATE_INVALID);
            assertThat(error.message()).contains(before.name()).endsWith(reason);
            assertThat(error.hint()).isNotBlank();
            assertThat(error.id()).isEqualTo(container.id());
        });
        assertThat(container.record()).isEqualTo(before);
        assertThat(state.revision()).isEqualTo(revision);
        if (from == ContainerStatus.UNKNOWN) {
            save(container, ContainerStatus.CONFIGURED);
        }
    }

    private Container in(ContainerStatus status) {
        Container container = sleeping(null);
        switch (status) {
            case CREATED -> container.init();
            case RUNNING -> container.start(false);
            case PAUSED -> {
                container.start(false);
                container.pause();
            }
            case STOPPING -> {
                container.start(false);
                save(container, status);
            }
            case EXITED, STOPPED, REMOVING -> {
                container.start(false);
                container.stop(Duration.ZERO);
                save(container, status);
            }
            case UNKNOWN -> save(container, status);
            default -> assertThat(status).isEqualTo(ContainerStatus.CONFIGURED);
        }
        assertThat(container.record().status()).isEqualTo(status);
        return container;
    }

    private void save(Container container, ContainerStatus status) {
        ContainerRecord now = container.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(now.config(), now.state().withStatus(status)))));
    }

    private static void perform(Container container, String operation) {
        switch (operation) {
            case "init" -> container.init();
            case "start" -> container.start(false);
            case "stop" -> container.stop(Duration.ZERO);
            case "restart" -> container.restart(Duration.ZERO);
            case "kill" -> container.kill(9);
            case "signal" -> container.kill(28);
            case "pause" -> container.pause();
            case "resume" -> container.resume();
            case "remove" -> container.remove(false, false);
            case "force" -> container.remove(true, false);
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private String status(Container container) {
        return state.container(container.id())
                .map(found -> found.status().name())
                .orElse("gone");
    }

    private String known(Container container) {
        return engine.ociRuntime()
                .state(container.id())
                .map(found -> found.status())
                .orElse("none");
    }
}
