package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeErrorTest {
    @Test
    @Tag("R-CTD-14")
    void theReasonIsTheLastErrorOfTheLog() {
        assertThat(RuntimeError.reason("""
                {"level":"warning","msg":"slow","time":"2026-03-01T10:00:00Z"}
                {"level":"error","msg":"first","time":"2026-03-01T10:00:01Z"}
                {"level":"error","msg":"second: \\"quoted\\"","time":"2026-03-01T10:00:02Z"}
                {"level":"info","msg":"bye","time":"2026-03-01T10:00:03Z"}
                """)).isEqualTo("second: \"quoted\"");
    }

    @Test
    @Tag("R-CTD-14")
    void whatIsNoRecordIsToldAsItStands() {
        assertThat(RuntimeError.reason("{\"level\":\"error\",\"msg\":")).isEqualTo("{\"level\":\"error\",\"msg\":");
        assertThat(RuntimeError.reason("panic: out of memory\n")).isEqualTo("panic: out of memory");
        assertThat(RuntimeError.reason("")).isEqualTo("the runtime gave no reason");
        assertThat(RuntimeError.reason("{\"level\":\"info\",\"msg\":\"all is well\"}"))
                .isEqualTo("the runtime gave no reason");
    }

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
