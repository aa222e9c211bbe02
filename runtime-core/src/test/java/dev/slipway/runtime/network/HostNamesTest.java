package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostNamesTest {
    private static final NetworkStatus STATUS =
            new NetworkStatus("n", "eth0", null, List.of("10.90.0.5/24", "fd00::5/64"), "10.90.0.1");

    @Test
    @Tag("R-NET-04")
    void itsOwnNamesHaveItsAddressesAndTheOthersAreLocalhost() {
        assertThat(HostNames.file(
                        List.of(STATUS),
                        List.of("shop"),
                        List.of("web", "client"),
                        Map.of("10.90.1.3", List.of("db", "store"))))
                .isEqualTo("""
                127.0.0.1\tlocalhost
                ::1\tlocalhost ip6-localhost ip6-loopback
                10.90.0.5\tshop
                fd00::5\tshop
                127.0.0.1\tclient
                127.0.0.1\tweb
                10.90.1.3\tdb store
                """);
    }

    @Test
    void withoutAnAddressAllAreLocalhost() {
        assertThat(HostNames.file(List.of(), List.of("shop", "other"), List.of(), Map.of()))
                .isEqualTo("""
                127.0.0.1\tlocalhost
                ::1\tlocalhost ip6-localhost ip6-loopback
                127.0.0.1\tshop other
                """);
    }
}
