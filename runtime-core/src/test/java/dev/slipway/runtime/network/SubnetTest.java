package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long address,
            @ForAll @IntRange(min = 0, max = 32) int prefix) {
        Subnet subnet = new Subnet(address, prefix);

        assertThat(Subnet.parse(subnet.toString())).isEqualTo(subnet);
        assertThat(subnet.overlaps(subnet)).isTrue();
    }

    @Test
    void neighboursDoNotOverlapAndPartsDo() {
        assertThat(Subnet.parse("10.90.0.0/24").overlaps(Subnet.parse("10.90.1.0/24")))
                .isFalse();
        assertThat(Subnet.parse("10.90.0.0/16").overlaps(Subnet.parse("10.90.255.0/24")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "fe80::/64"})
    void otherTextIsRefused(String text) {
        assertThat(catchThrowableOfType(EngineException.class, () -> Subnet.parse(text))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }
}
