package dev.slipway.gui.chart;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Which time charts that lie over one another show: the latest, or some that is past. Confined to the view's thread. */
public final class TimeWindow {
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(this, "span", Span.FIVE_MINUTES);
    private final ReadOnlyObjectWrapper<Instant> end = new ReadOnlyObjectWrapper<>(this, "end", Instant.EPOCH);
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", true);
    private Instant now = Instant.EPOCH;

    /** Tells that time went on; what is shown moves with it unless the user looks at the past. */
    public void advance(Instant time) {
        if (time.isAfter(now)) {
            now = time;
            if (live.get()) {
                end.set(now);
            }
        }
    }

    /** Goes back by so much time, or forth where it is negative; whoever comes to the present stays with it. */
    public void back(Duration time) {
        Instant wanted = end.get().minus(time);
        live.set(!wanted.isBefore(now));
        end.set(live.get() ? now : wanted);
    }

    /** Goes to the present and stays with it. */
    public void toPresent() {
        live.set(true);
        end.set(now);
    }

    /** What is shown. */
    public TimeScale scale() {
        return new TimeScale(end.get().minus(span.get().length()), end.get());
    }

    /** How much time is shown. */
    public ObjectProperty<Span> spanProperty() {
        return span;
    }

    /** The time at the right edge. */
    public ReadOnlyObjectProperty<Instant> endProperty() {
        return end.getReadOnlyProperty();
    }

    /** Whether the present is shown. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }
}
