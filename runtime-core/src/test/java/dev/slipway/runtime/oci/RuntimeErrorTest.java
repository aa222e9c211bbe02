package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeErrorTest {
    @ParameterizedTest
    @CsvSource({
        "open /x: Permission Denied, permission",
        "mount: OPERATION NOT PERMITTED, permission",
        "stat /no/such: No such file or directory, missing",
        "write /proc/self/attr/exec: invalid argument, securityAttribute",
        "something else,",
    })
    @Tag("R-OCI-06")
    void theLastErrorOfTheLogTellsTheCause(String reason, String cause) {
        String log = """
                {"level":"warning","msg":"permission denied, but only a warning"}
                {"level":"error","msg":"%s"}
                """.formatted(reason);
        EngineException error = RuntimeError.of("could not start container x", log);
        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message()).startsWith("could not start container x: ");
        assertThat(error.details().get("cause")).isEqualTo(cause);
        assertThat(error.hint() == null).isEqualTo(cause == null);
    }

    @Test
    @Tag("R-CTD-06")
    void whatIsNoRecordIsShownAsItIs() {
        assertThat(RuntimeError.reason("plain words\n{broken json\n")).isEqualTo("{broken json");
        assertThat(RuntimeError.reason("")).isEqualTo("the runtime gave no reason");
    }
}
