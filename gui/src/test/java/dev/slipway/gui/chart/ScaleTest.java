package dev.slipway.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void coresHaveDecimalSteps() {
        assertThat(ValueScale.of(Unit.CORES, 1.35, 5)).isEqualTo(new ValueScale(1.5, 0.5));
    }

    @Test
    void bytesHaveBinarySteps() {
        ValueScale scale = ValueScale.of(Unit.BYTES, 500L << 20, 4);
        assertThat(scale.step()).isEqualTo(128L << 20);
        assertThat(scale.ticks().stream().map(Unit.BYTES::format))
                .containsExactly("0 B", "128 MiB", "256 MiB", "384 MiB", "512 MiB");
    }

    @Test
    void countsHaveWholeSteps() {
        assertThat(ValueScale.of(Unit.COUNT, 2, 6).ticks()).containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void nothingToSeeStillHasAScale() {
        assertThat(ValueScale.of(Unit.CORES, 0, 4).max()).isPositive();
        assertThat(ValueScale.of(Unit.CORES, Double.NaN, 4).max()).isPositive();
    }

    @Property
    void theHighestValueIsInSightAndGridLinesAreFew(
            @ForAll Unit unit,
            @ForAll @DoubleRange(min = 0.01, max = 1e15) double highest,
            @ForAll @IntRange(min = 2, max = 8) int lines) {
        ValueScale scale = ValueScale.of(unit, highest, lines);
        assertThat(scale.place(highest)).isBetween(0.0, 1.0 + 1e-6);
        assertThat(scale.ticks()).hasSizeBetween(2, lines + 2);
        assertThat(scale.ticks().get(scale.ticks().size() - 1)).isEqualTo(scale.max());
    }

    @Test
    void timesAreRoundInTheirZone() {
        TimeScale scale = new TimeScale(Instant.parse("2026-01-01T10:00:07Z"), Instant.parse("2026-01-01T10:05:07Z"));
        assertThat(scale.ticks(5, ZoneOffset.UTC))
                .isEqualTo(List.of(
                        Instant.parse("2026-01-01T10:01:00Z"),
                        Instant.parse("2026-01-01T10:02:00Z"),
                        Instant.parse("2026-01-01T10:03:00Z"),
                        Instant.parse("2026-01-01T10:04:00Z"),
                        Instant.parse("2026-01-01T10:05:00Z")));
        assertThat(scale.at(scale.place(Instant.parse("2026-01-01T10:02:00Z"))))
                .isEqualTo(Instant.parse("2026-01-01T10:02:00Z"));
    }

    @Property
    void timeTicksAreNeverMoreThanAskedPlusOne(
            @ForAll @IntRange(min = 1, max = 2_000_000) int seconds, @ForAll @IntRange(min = 1, max = 20) int most) {
        TimeScale scale = new TimeScale(Instant.ofEpochSecond(1234), Instant.ofEpochSecond(1234L + seconds));
        assertThat(scale.ticks(most, ZoneOffset.ofHours(2))).hasSizeLessThanOrEqualTo(most + 1);
    }
}
