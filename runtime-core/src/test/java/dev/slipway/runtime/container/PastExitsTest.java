package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastExitsTest {
    private Instant now = Instant.EPOCH;
    private final PastExits past = new PastExits(() -> now);

    @Test
    void areFoundByIdAndByNameForFiveMinutes() {
        past.keep(ended(1, "one", 7));
        past.keep(ended(2, "two", 0));
        assertThat(past.exitCode(id(1))).isEqualTo(7);
        assertThat(past.exitCode("two")).isZero();
        assertThat(past.exitCode("three")).isNull();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(past.exitCode("one")).isEqualTo(7);
        now = now.plusMillis(1);
        assertThat(past.exitCode("one")).isNull();
    }

    @Test
    void aNameMeansTheLastThatHadIt() {
        past.keep(ended(1, "one", 7));
        past.keep(ended(2, "one", 8));
        assertThat(past.exitCode("one")).isEqualTo(8);
        assertThat(past.exitCode(id(1))).isEqualTo(7);
    }

    @Test
    void theOldestGiveWayToNewOnes() {
        for (int i = 0; i <= 1_000; i++) {
            past.keep(ended(i, "name-" + i, 3));
        }
        assertThat(past.exitCode("name-0")).isNull();
        assertThat(past.exitCode("name-1")).isEqualTo(3);
        assertThat(past.exitCode("name-1000")).isEqualTo(3);
    }

    private static String id(int number) {
        return String.format("%064x", number);
    }

    private static ContainerRecord ended(int number, String name, int exitCode) {
        return new ContainerRecord(
                config(id(number), name),
                ContainerState.configured().edit().exitCode(exitCode).build());
    }

    private static ContainerConfig config(String id, String name) {
        return new ContainerConfig(
                id,
                name,
                Instant.EPOCH,
                null,
                null,
                "/rootfs",
                null,
                false,
                Map.of(),
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "/parent",
                15,
                Duration.ofSeconds(10),
                false,
                false,
                false,
                -1);
    }
}
