package dev.slipway.gui.chart;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Quantities;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a chart's values may not go beyond: over time, now, and as the user would have it. Confined to the view's thread. */
public final class ChartLimit {
    /** What is limited. */
    public enum Kind {
        CPU,
        MEMORY,
        PIDS;

        /** What is wrong with a limit as it was typed, a sentence; empty for nothing. */
        String fault(String typed) {
            return switch (this) {
                case CPU -> Checks.cores(typed);
                case MEMORY -> Checks.size(typed);
                case PIDS -> Checks.whole(1).apply(typed);
            };
        }

        /** The value of what was typed soundly; -1, which is no limit, for an empty text. */
        double read(String typed) {
            if (typed.isBlank()) {
                return -1;
            }
            return this == MEMORY ? Quantities.bytes(typed).orElse(-1) : Double.parseDouble(typed.strip());
        }

        /** A value as one would type it; empty for none. */
        String typed(@Nullable Double value) {
            if (value == null) {
                return "";
            }
            return this == MEMORY ? Quantities.size(Math.round(value)) : Quantities.number(value);
        }
    }

    private final Kind kind;
    private final Series past;
    private final ObjectProperty<@Nullable Double> value = new SimpleObjectProperty<>(this, "value");
    private final ObjectProperty<@Nullable Double> proposed = new SimpleObjectProperty<>(this, "proposed");

    ChartLimit(Kind kind, Series past) {
        this.kind = kind;
        this.past = past;
    }

    /** What is limited. */
    public Kind kind() {
        return kind;
    }

    /** What it was, over time. */
    Series past() {
        return past;
    }

    /** What it is; null for none. */
    public ObjectProperty<@Nullable Double> valueProperty() {
        return value;
    }

    /** What the user drags it to; null while nobody does. */
    public ObjectProperty<@Nullable Double> proposedProperty() {
        return proposed;
    }
}
