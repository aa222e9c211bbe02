package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartPipeTest {
    @Test
    void onlyVersionsWhoseWayIsKnownAreStartedThroughIt() {
        assertThat(StartPipe.isKnownTo(Map.of("runc", "1.1.5+ds1"))).isTrue();
        assertThat(StartPipe.isKnownTo(Map.of("runc", "1.1.15"))).isTrue();
        assertThat(StartPipe.isKnownTo(Map.of("runc", "1.4.0"))).isFalse();
        assertThat(StartPipe.isKnownTo(Map.of("crun", "1.1.5"))).isFalse();
        assertThat(StartPipe.isKnownTo(Map.of())).isFalse();
    }
}
