package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"512M, 536870912", "1.5 GiB, 1610612736", "1024, 1024", "64k, 65536", "10b, 10", "2 TB, 2199023255552"})
    void readsSizes(String text, long bytes) {
        assertThat(Quantities.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1", "1 X", "12 apples", "99999999999999 T"})
    void refusesWhatIsNoSize(String text) {
        assertThat(Quantities.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "30s, 30", "5 min, 300", "1m 30s, 90", "1h, 3600", "500 ms, 0.5", "1.5, 1.5", "2 d, 172800"})
    void readsTimes(String text, double seconds) {
        assertThat(Quantities.seconds(text)).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "soon", "10 x", "-5"})
    void refusesWhatIsNoTime(String text) {
        assertThat(Quantities.seconds(text)).isEmpty();
    }

    @Test
    void writesSizesAsTheyAreTyped() {
        assertThat(Quantities.size(536_870_912)).isEqualTo("512M");
        assertThat(Quantities.size(1_000_001)).isEqualTo("1000001");
        assertThat(Quantities.time(30)).isEqualTo("30 s");
    }
}
