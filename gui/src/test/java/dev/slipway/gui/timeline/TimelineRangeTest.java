package dev.slipway.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.chart.TimeScale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineRangeTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(1000);

    private final TimelineRange range = new TimelineRange();

    @Test
    void showsAllThereIsAndGrowsWithIt() {
        range.cover(BEGIN, END);
        assertThat(range.scale()).isEqualTo(new TimeScale(BEGIN.minusSeconds(40), END.plusSeconds(40)));

        range.cover(BEGIN, END.plusSeconds(1000));
        assertThat(range.scale().to()).isEqualTo(END.plusSeconds(1080));
    }

    @Test
    void showsAtLeastAMinute() {
        range.cover(BEGIN, BEGIN);

        assertThat(Duration.between(range.scale().from(), range.scale().to())).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void keepsThePlaceThatIsZoomedAt() {
        range.cover(BEGIN, END);
        Instant at = range.scale().at(0.25);

        range.zoom(0.5, 0.25);

        assertThat(range.scale().place(at)).isEqualTo(0.25);
        assertThat(range.wholeProperty().get()).isFalse();
    }

    @Test
    void staysWhereTheUserLooksWhileMoreHappens() {
        range.cover(BEGIN, END);
        range.zoom(0.1, 0.5);
        TimeScale looked = range.scale();

        range.cover(BEGIN, END.plusSeconds(500));

        assertThat(range.scale()).isEqualTo(looked);
    }

    @Test
    void doesNotLeaveWhatThereIsToShow() {
        range.cover(BEGIN, END);
        range.zoom(0.5, 0.5);

        range.move(-10);
        assertThat(range.scale().from()).isEqualTo(BEGIN.minusSeconds(40));
        range.move(10);
        assertThat(range.scale().to()).isEqualTo(END.plusSeconds(40));
        range.zoom(100, 0.5);
        assertThat(range.wholeProperty().get()).isTrue();
    }

    @Test
    void bringsATimeIntoSightAndLeavesOneThatIs() {
        range.cover(BEGIN, END);
        range.zoom(0.1, 0);
        range.reveal(END);
        assertThat(range.scale().place(END)).isBetween(0.0, 1.0);

        TimeScale shown = range.scale();
        range.reveal(range.scale().at(0.5));
        assertThat(range.scale()).isEqualTo(shown);
    }
}
