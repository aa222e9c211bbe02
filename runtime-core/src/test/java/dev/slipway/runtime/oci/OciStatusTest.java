package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OCI runtime's words in the engine's. */
class OciStatusTest {
    @ParameterizedTest
    @CsvSource({"created, CREATED", "running, RUNNING", "paused, PAUSED", "stopped, STOPPED"})
    @Tag("R-ST-06")
    void areMapped(String word, ContainerStatus status) {
        assertThat(new OciStatus(word, 1).containerStatus()).isEqualTo(status);
    }

    @Test
    @Tag("R-ST-06")
    void othersAreAnInternalError() {
        EngineException refused =
                catchThrowableOfType(EngineException.class, () -> new OciStatus("sleeping", 1).containerStatus());
        assertThat(refused.kind()).isEqualTo(ErrorKind.INTERNAL);
        assertThat(refused.message()).contains("sleeping");
    }
}
