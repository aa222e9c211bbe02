package dev.slipway.gui.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The horizontal scale of a chart.
 *
 * @param from time at the left edge
 * @param to time at the right edge, after {@code from}
 */
public record TimeScale(Instant from, Instant to) {
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400
    };
    private static final DateTimeFormatter WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WITHOUT_SECONDS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public TimeScale {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a time scale must end after it begins: " + from + " to " + to);
        }
    }

    /** How far right a time is, 0 at the left edge, 1 at the right one; not cut. */
    public double place(Instant time) {
        return (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
    }

    /** The time at a place. */
    public Instant at(double place) {
        return from.plusMillis(Math.round(Duration.between(from, to).toMillis() * place));
    }

    /** Round times, in the zone, at most {@code most} of them. */
    public List<Instant> ticks(int most, ZoneId zone) {
        long step = step(most);
        long offset = zone.getRules().getOffset(from).getTotalSeconds();
        long first = Math.floorDiv(from.getEpochSecond() + offset + step - 1, step) * step - offset;
        List<Instant> ticks = new ArrayList<>();
        for (long second = first; second <= to.getEpochSecond(); second += step) {
            Instant tick = Instant.ofEpochSecond(second);
            if (!tick.isBefore(from)) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    /** How a tick reads: with seconds where ticks are less than a minute apart, by its day where they are far apart. */
    public DateTimeFormatter format(int most, ZoneId zone) {
        long step = step(most);
        return (step < 60 ? WITH_SECONDS : step < 43_200 ? WITHOUT_SECONDS : DAYS).withZone(zone);
    }

    private long step(int most) {
        double least = Duration.between(from, to).toMillis() / 1000.0 / Math.max(1, most);
        for (long step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1] * (long) Math.ceil(least / STEPS[STEPS.length - 1]);
    }
}
