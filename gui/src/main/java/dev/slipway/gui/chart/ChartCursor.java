package dev.slipway.gui.chart;

import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The time that is pointed at, shared by charts that lie over one another. */
public final class ChartCursor {
    private final ObjectProperty<@Nullable Instant> time = new SimpleObjectProperty<>();

    /** What is pointed at; null for nothing. */
    public ObjectProperty<@Nullable Instant> timeProperty() {
        return time;
    }
}
