package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0/8",
                "256.0.0.0/8",
                "fd00::/129",
                "host/8",
                "10.0.0.0/-1",
                "1.2.3.4/8/9"
            })
    void readsNothingElseThanARange(String text) {
        assertThat(Subnet.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.90.0.0/24, 10.90.0.255, true",
        "10.90.0.0/24, 10.90.1.0, false",
        "10.0.0.0/8, fd00::1, false",
        "fd00:90::/64, fd00:90::ffff, true",
        "fd00:90::/64, fd00:91::, false",
        "0.0.0.0/0, 1.2.3.4, true"
    })
    void knowsItsAddresses(String subnet, String address, boolean within) {
        assertThat(Subnet.of(subnet).orElseThrow().contains(Address.of(address).orElseThrow()))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "10.90.0.0/24, 10.90.0.128/25, true",
        "10.90.0.128/25, 10.0.0.0/8, true",
        "10.90.0.0/24, 10.90.1.0/24, false",
        "10.0.0.0/8, a00::/8, false"
    })
    void overlapsWhereOneIsWithinTheOther(String one, String other, boolean overlaps) {
        assertThat(Subnet.of(one).orElseThrow().overlaps(Subnet.of(other).orElseThrow()))
                .isEqualTo(overlaps);
    }

    @Test
    void isNamedByItsFirstAddress() {
        assertThat(Subnet.of("10.90.0.0/24").orElseThrow().isWhole()).isTrue();
        assertThat(Subnet.of("10.90.0.1/24").orElseThrow().isWhole()).isFalse();
        assertThat(Subnet.of("10.90.0.1/32").orElseThrow().isWhole()).isTrue();
        assertThat(Subnet.of("fd00::1/64").orElseThrow().isWhole()).isFalse();
    }
}
