package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
