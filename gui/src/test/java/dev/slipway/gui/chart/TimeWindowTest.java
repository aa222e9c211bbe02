package dev.slipway.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final Instant NOW = Instant.parse("2026-11-25T20:00:00Z");

    private final TimeWindow window = new TimeWindow();

    @Test
    void followsThePresentUntilTheUserGoesBackAndAgainOnceTheyReturn() {
        window.advance(NOW);
        assertThat(window.endProperty().get()).isEqualTo(NOW);

        window.back(Duration.ofMinutes(2));
        window.advance(NOW.plusSeconds(60));
        assertThat(window.endProperty().get()).isEqualTo(NOW.minusSeconds(120));
        assertThat(window.liveProperty().get()).isFalse();

        window.back(Duration.ofMinutes(-4));
        assertThat(window.endProperty().get()).isEqualTo(NOW.plusSeconds(60));
        window.advance(NOW.plusSeconds(70));
        assertThat(window.endProperty().get()).isEqualTo(NOW.plusSeconds(70));
    }

    @Test
    void neverShowsTheFuture() {
        window.advance(NOW);
        window.back(Duration.ofHours(-1));
        assertThat(window.endProperty().get()).isEqualTo(NOW);
        assertThat(window.liveProperty().get()).isTrue();
    }

    @Test
    void timeDoesNotGoBackByALateSample() {
        window.advance(NOW);
        window.advance(NOW.minusSeconds(5));
        assertThat(window.endProperty().get()).isEqualTo(NOW);
    }

    @Test
    void showsAsMuchTimeAsIsChosen() {
        window.advance(NOW);
        window.spanProperty().set(Span.WEEK);
        assertThat(window.scale()).isEqualTo(new TimeScale(NOW.minus(Duration.ofDays(7)), NOW));
    }
}
