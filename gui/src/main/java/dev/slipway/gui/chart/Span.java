package dev.slipway.gui.chart;

import dev.slipway.gui.text.Texts;
import java.time.Duration;

/** How much time charts show at once, and how far apart the values of its history are. */
public enum Span {
    FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofSeconds(1)),
    QUARTER_HOUR(Duration.ofMinutes(15), Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1), Duration.ofSeconds(10)),
    SIX_HOURS(Duration.ofHours(6), Duration.ofMinutes(1)),
    WEEK(Duration.ofDays(7), Duration.ofMinutes(10));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    /** How much time is shown. */
    public Duration length() {
        return length;
    }

    /** Time between two values of the history. */
    public Duration step() {
        return step;
    }

    /** The longest time between two values that belong together. */
    public Duration gap() {
        return step.multipliedBy(7).dividedBy(2);
    }

    /** What the user reads. */
    public String text() {
        long minutes = length.toMinutes();
        if (minutes < 60) {
            return Texts.get("stats.minutes", minutes);
        }
        return minutes < 1440 ? Texts.get("stats.hours", length.toHours()) : Texts.get("stats.days", length.toDays());
    }
}
