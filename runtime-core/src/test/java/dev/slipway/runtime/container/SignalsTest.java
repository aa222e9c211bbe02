package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals as users write them. */
class SignalsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "64, 64",
        "TERM, 15",
        "SIGTERM, 15",
        "sigkill, 9",
        " usr1 , 10",
        "SYS, 31",
        "RTMIN, 34",
        "SIGRTMIN+3, 37",
        "RTMAX, 64",
        "RTMAX-1, 63",
        "rtmax-30, 34"
    })
    void areKnown(String text, int number) {
        assertThat(Signals.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "65",
                "999",
                "-1",
                "1.5",
                "SIG",
                "TERMINATE",
                "RTMIN-1",
                "RTMAX+1",
                "RTMIN+31",
                "RTMIN+99"
            })
    @Tag("R-OPT-02")
    void areRefused(String text) {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> Signals.parse(text));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.hint()).isNotBlank();
    }
}
