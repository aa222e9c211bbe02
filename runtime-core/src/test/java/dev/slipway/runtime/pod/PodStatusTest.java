package dev.slipway.runtime.pod;

import static dev.slipway.runtime.state.ContainerStatus.CONFIGURED;
import static dev.slipway.runtime.state.ContainerStatus.CREATED;
import static dev.slipway.runtime.state.ContainerStatus.EXITED;
import static dev.slipway.runtime.state.ContainerStatus.PAUSED;
import static dev.slipway.runtime.state.ContainerStatus.REMOVING;
import static dev.slipway.runtime.state.ContainerStatus.RUNNING;
import static dev.slipway.runtime.state.ContainerStatus.STOPPED;
import static dev.slipway.runtime.state.ContainerStatus.STOPPING;
import static dev.slipway.runtime.state.ContainerStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.DefaultSpec;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PodStatusTest {
    @Test
    @Tag("R-POD-53")
    void isToldFromTheContainers() {
        assertThat(of()).isEqualTo(PodStatus.CREATED);
        assertThat(of(CONFIGURED, CREATED)).isEqualTo(PodStatus.CREATED);
        assertThat(of(RUNNING, RUNNING)).isEqualTo(PodStatus.RUNNING);
        assertThat(of(RUNNING, STOPPING)).isEqualTo(PodStatus.RUNNING);
        for (ContainerStatus other : List.of(CONFIGURED, CREATED, PAUSED, STOPPED, EXITED, REMOVING, UNKNOWN)) {
            assertThat(of(other, RUNNING)).as(other.word()).isEqualTo(PodStatus.DEGRADED);
        }
        assertThat(of(PAUSED, PAUSED)).isEqualTo(PodStatus.PAUSED);
        assertThat(of(STOPPED, EXITED)).isEqualTo(PodStatus.EXITED);
        for (ContainerStatus other : List.of(CONFIGURED, CREATED, PAUSED, REMOVING, UNKNOWN)) {
            assertThat(of(other, EXITED)).as(other.word()).isEqualTo(PodStatus.STOPPED);
        }
        assertThat(of(UNKNOWN, CONFIGURED)).isEqualTo(PodStatus.ERROR);
        assertThat(of(PAUSED, UNKNOWN)).isEqualTo(PodStatus.ERROR);
        assertThat(of(REMOVING)).isEqualTo(PodStatus.ERROR);
        assertThat(of(PAUSED, CONFIGURED)).isEqualTo(PodStatus.CREATED);
    }

    @Test
    @Tag("R-POD-53")
    void initContainersDoNotCount() {
        ContainerRecord running = container(RUNNING, null);
        assertThat(PodStatus.of(List.of(running, container(EXITED, InitContainer.ALWAYS))))
                .isEqualTo(PodStatus.RUNNING);
        assertThat(PodStatus.of(List.of(container(RUNNING, InitContainer.ONCE))))
                .isEqualTo(PodStatus.CREATED);
    }

    @Test
    void wordsReadBack() {
        for (PodStatus each : PodStatus.values()) {
            assertThat(PodStatus.ofWord(each.word())).isEqualTo(each);
        }
        assertThat(catchThrowableOfType(EngineException.class, () -> PodStatus.ofWord("happy"))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    private static PodStatus of(ContainerStatus... statuses) {
        List<ContainerRecord> containers = new ArrayList<>();
        for (ContainerStatus status : statuses) {
            containers.add(container(status, null));
        }
        return PodStatus.of(containers);
    }

    private static ContainerRecord container(ContainerStatus status, @Nullable InitContainer init) {
        ContainerConfig config = new ContainerConfig(
                "c",
                "c",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                "/",
                "p",
                false,
                Map.of(),
                DefaultSpec.copy(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "/",
                15,
                Duration.ZERO,
                false,
                false,
                false,
                -1,
                RestartPolicy.NO,
                null,
                false,
                false,
                init,
                null,
                null,
                List.of());
        return new ContainerRecord(config, ContainerState.configured().withStatus(status));
    }
}
