package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.PortMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void readsPortsWithAndWithoutAddressAndProtocol() {
        String typed = "8080:80, 127.0.0.1:5353:53/udp\n[::1]:9000:9000/tcp";

        assertThat(Ports.fault(typed)).isEmpty();
        assertThat(Ports.read(typed))
                .containsExactly(
                        new PortMapping(null, 8080, 80, null),
                        new PortMapping("127.0.0.1", 5353, 53, "udp"),
                        new PortMapping("::1", 9000, 9000, "tcp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "8080:", ":80", "0:80", "80:65536", "8080:80/icmp", "host:1:2", "1:2:3:4"})
    void saysWhichWordIsNoPort(String word) {
        assertThat(Ports.fault("1:1 " + word)).startsWith(word + " is no published port");
    }

    @Test
    void aHostPortIsPublishedOnceForEachAddressAndProtocol() {
        assertThat(Ports.fault("8080:80 8080:81"))
                .isEqualTo("Host port 8080 is published twice. Leave one of them out.");
        assertThat(Ports.fault("8080:80 8080:80/udp 127.0.0.1:8080:80")).isEmpty();
    }

    @Test
    void isShortInWords() {
        assertThat(Ports.words(new PortMapping(null, 8080, 80, "tcp"))).isEqualTo("8080 → 80");
        assertThat(Ports.words(new PortMapping("127.0.0.1", 53, 53, "udp"))).isEqualTo("127.0.0.1:53 → 53/udp");
    }
}
