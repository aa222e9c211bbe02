package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "10 min, 2026-11-25T14:50:00Z",
        "2h, 2026-11-25T13:00:00Z",
        "-5m, 2026-11-25T14:55:00Z",
        "9:30, 2026-11-25T08:30:00Z",
        "09:30:15, 2026-11-25T08:30:15Z",
        "2026-11-24, 2026-11-23T23:00:00Z",
        "2026-11-24 10:15, 2026-11-24T09:15:00Z",
        "2026-11-24 10:15:30, 2026-11-24T09:15:30Z",
    })
    void readsMoments(String text, Instant moment) {
        assertThat(Moments.parse(text, NOW, ZONE)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-", "25:00", "2026-13-01"})
    void refusesWhatIsNone(String text) {
        assertThat(Moments.parse(text, NOW, ZONE)).isEmpty();
    }
}
