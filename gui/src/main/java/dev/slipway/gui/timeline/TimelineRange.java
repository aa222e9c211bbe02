package dev.slipway.gui.timeline;

import dev.slipway.gui.chart.TimeScale;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which time the lanes show: all of it, which then grows with what happens, or a part that the user chose. JavaFX thread. */
final class TimelineRange {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final double MARGIN = 0.04;

    private final ReadOnlyObjectWrapper<TimeScale> scale =
            new ReadOnlyObjectWrapper<>(this, "scale", new TimeScale(Instant.EPOCH, Instant.EPOCH.plus(LEAST)));
    private final ReadOnlyBooleanWrapper whole = new ReadOnlyBooleanWrapper(this, "whole", true);
    private TimeScale all = scale.get();

    /** What is shown. */
    ReadOnlyObjectProperty<TimeScale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    TimeScale scale() {
        return scale.get();
    }

    /** Whether all time is shown. */
    ReadOnlyBooleanProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /** Says from when to when there is something to show; the edges get a margin. */
    void cover(Instant first, Instant last) {
        Duration length = Duration.between(first, last);
        Duration shown = length.compareTo(LEAST) < 0 ? LEAST : length;
        Instant from = first.minus(shown.minus(length));
        Duration margin = Duration.ofMillis(Math.round(shown.toMillis() * MARGIN));
        all = new TimeScale(from.minus(margin), last.plus(margin));
        if (whole.get()) {
            scale.set(all);
        }
    }

    /** Shows all time there is. */
    void showWhole() {
        whole.set(true);
        scale.set(all);
    }

    /**
     * Shows more or less time around a place.
     *
     * @param factor how much longer the time that is shown becomes
     * @param place from 0 at the left edge to 1 at the right one
     */
    void zoom(double factor, double place) {
        TimeScale now = scale.get();
        long length = Duration.between(now.from(), now.to()).toMillis();
        long wanted = Math.max(SHORTEST.toMillis(), Math.round(length * factor));
        if (wanted >= Duration.between(all.from(), all.to()).toMillis()) {
            showWhole();
            return;
        }
        Instant from = now.at(place).minusMillis(Math.round(wanted * place));
        show(from, wanted);
    }

    /** Goes on by a share of what is shown, back where it is negative, not beyond where there is something to show. */
    void move(double share) {
        if (!whole.get()) {
            TimeScale now = scale.get();
            long length = Duration.between(now.from(), now.to()).toMillis();
            show(now.from().plusMillis(Math.round(length * share)), length);
        }
    }

    /** Goes as far as needed for a time to be in sight, with some room beside it. */
    void reveal(Instant time) {
        double place = scale.get().place(time);
        if (place < MARGIN) {
            move(place - 2 * MARGIN);
        } else if (place > 1 - MARGIN) {
            move(place - 1 + 2 * MARGIN);
        }
    }

    private void show(Instant from, long length) {
        Instant latest = all.to().minusMillis(length);
        Instant begin = from.isAfter(latest) ? latest : from;
        Instant bounded = begin.isBefore(all.from()) ? all.from() : begin;
        whole.set(false);
        scale.set(new TimeScale(bounded, bounded.plusMillis(length)));
    }
}
