package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @BigRange(min = "0", max = "340282366920938463463374607431768211455") BigInteger address,
            @ForAll @IntRange(min = 0, max = 128) int prefix,
            @ForAll boolean six) {
        Subnet subnet = six
                ? new Subnet(new IpAddress(address, IpAddress.V6), prefix)
                : new Subnet(new IpAddress(address.shiftRight(96), IpAddress.V4), prefix / 4);

        assertThat(Subnet.parse(subnet.toString())).isEqualTo(subnet);
        assertThat(subnet.overlaps(subnet)).isTrue();
    }

    @Test
    void neighboursDoNotOverlapAndPartsDo() {
        assertThat(Subnet.parse("10.90.0.0/24").overlaps(Subnet.parse("10.90.1.0/24")))
                .isFalse();
        assertThat(Subnet.parse("10.90.0.0/16").overlaps(Subnet.parse("10.90.255.0/24")))
                .isTrue();
        assertThat(Subnet.parse("fd00:90::/64").overlaps(Subnet.parse("fd00::/16")))
                .isTrue();
        assertThat(Subnet.parse("fd00:90::/64").overlaps(Subnet.parse("fd00:90:0:1::/64")))
                .isFalse();
        assertThat(Subnet.parse("0.0.0.0/0").overlaps(Subnet.parse("::/0"))).isFalse();
    }

    @Test
    void anIpv6RangeIsWrittenShort() {
        assertThat(Subnet.parse("fd00:0:0:1:0:0:0:5/64")).hasToString("fd00:0:0:1::/64");
        assertThat(Subnet.parse("::/0")).hasToString("::/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0/8",
                "10.0.0.256/8",
                "10.0.0.0/33",
                "fe80::/129",
                "fe80:::/64",
                "::ffff:10.0.0.1/96"
            })
    void otherTextIsRefused(String text) {
        assertThat(catchThrowableOfType(EngineException.class, () -> Subnet.parse(text))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }
}
