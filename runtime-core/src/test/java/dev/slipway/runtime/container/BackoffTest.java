package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    @Tag("R-CTR-72")
    void eachShortRunDoublesTheWaitUpToAMinute() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            waits.add(backoff.next("one", Duration.ofSeconds(9)).toMillis());
        }
        assertThat(waits)
                .containsExactly(
                        100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 51_200L, 60_000L, 60_000L,
                        60_000L);
        assertThat(backoff.next("another", Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    @Tag("R-CTR-72")
    void aLongRunBeginsAnewAndSoDoesWhatIsForgotten() {
        backoff.next("one", Duration.ZERO);
        backoff.next("one", Duration.ZERO);
        assertThat(backoff.next("one", Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.next("one", Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
        backoff.forget("one");
        assertThat(backoff.next("one", Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
    }
}
