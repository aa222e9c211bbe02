package dev.slipway.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for what a container is doing. */
class ContainerStatusTest {
    @Test
    @Tag("R-ST-01")
    @Tag("R-ST-02")
    void areThoseOfTheContract() {
        assertThat(Arrays.stream(ContainerStatus.values()).map(ContainerStatus::word))
                .containsExactlyInAnyOrder(
                        "configured",
                        "created",
                        "running",
                        "paused",
                        "stopping",
                        "stopped",
                        "exited",
                        "removing",
                        "unknown");
    }

    /** {@code stopping} too, which others print but do not read. */
    @ParameterizedTest
    @EnumSource
    @Tag("R-ST-02")
    void areReadAsTheyArePrinted(ContainerStatus status) {
        assertThat(ContainerStatus.ofWord(status.word())).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RUNNING", "bad state", "initialized"})
    @Tag("R-ST-02")
    void othersAreRefused(String word) {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> ContainerStatus.ofWord(word));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.hint()).contains("stopping");
    }
}
