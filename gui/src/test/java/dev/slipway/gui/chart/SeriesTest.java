package dev.slipway.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Series series = new Series(4, Duration.ofSeconds(3));

    @Test
    void theOldestValueGoesWhenItIsFull() {
        for (int second = 1; second <= 6; second++) {
            add(second, second);
        }
        assertThat(series.size()).isEqualTo(4);
        assertThat(series.value(0)).isEqualTo(3);
        assertThat(series.last()).isEqualTo(6);
    }

    @Test
    void whatIsNotLaterOrNoNumberIsPassedOver() {
        add(5, 1);
        assertThat(series.add(Instant.ofEpochSecond(5), 2)).isFalse();
        assertThat(series.add(Instant.ofEpochSecond(4), 2)).isFalse();
        assertThat(series.add(Instant.ofEpochSecond(6), Double.NaN)).isFalse();
        assertThat(series.size()).isEqualTo(1);
    }

    @Test
    void aLongSilenceIsAGap() {
        add(1, 1);
        add(4, 1);
        add(8, 1);
        assertThat(series.startsAfterGap(1)).isFalse();
        assertThat(series.startsAfterGap(2)).isTrue();
    }

    @Test
    void theNearestValueIsFoundUnlessItIsBeyondTheGap() {
        add(10, 1);
        add(12, 2);
        assertThat(series.nearest(Instant.ofEpochMilli(11_100))).hasValue(1);
        assertThat(series.nearest(Instant.ofEpochMilli(10_900))).hasValue(0);
        assertThat(series.nearest(Instant.ofEpochSecond(30))).isEmpty();
        assertThat(series.max(new TimeScale(Instant.ofEpochSecond(11), Instant.ofEpochSecond(12))))
                .isEqualTo(2);
    }

    private void add(int second, double value) {
        assertThat(series.add(Instant.ofEpochSecond(second), value)).isTrue();
    }
}
