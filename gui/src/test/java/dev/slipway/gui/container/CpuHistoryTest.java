package dev.slipway.gui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CpuHistoryTest {
    private final CpuHistory history = new CpuHistory();

    @Test
    void theLastMinuteIsKeptTheNewestLast() {
        for (int second = 0; second < 70; second++) {
            history.add(sample(second));
        }

        assertThat(history.values()).hasSize(60).startsWith(10, 11).endsWith(68, 69);
    }

    @Test
    void whatIsNotKnownIsAGap() {
        history.add(sample(1));
        history.add(sample(2));

        assertThat(known()).containsExactly(1, 2);
        assertThat(history.values()[0]).isNaN();
    }

    @Test
    void itBeginsAnewAfterAWhileAndWhereNothingRuns() {
        history.add(sample(1));
        history.add(sample(60));
        assertThat(known()).containsExactly(60);

        history.add(null);
        assertThat(known()).isEmpty();
    }

    private double[] known() {
        return Arrays.stream(history.values()).filter(Double::isFinite).toArray();
    }

    private static StatsSample sample(int second) {
        return StatsSampleBuilder.builder()
                .time(Instant.EPOCH.plusSeconds(second))
                .cpu((double) second)
                .build();
    }
}
