package dev.slipway.gui.chart;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a chart shows: lines over a window of time, a limit, and what happened meanwhile. Confined to the view's thread. */
public final class ChartModel {
    private static final double LIMIT_IN_SIGHT = 4;

    private final String title;
    private final Unit unit;
    private final TimeWindow window;
    private final List<ChartLine> lines;
    private final @Nullable ChartLimit limit;
    private final ObservableList<ChartMarker> markers = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper(this, "changes");

    /**
     * A chart without values.
     *
     * @param title what it shows
     * @param lines its lines, the first in front
     * @param limit absent for values that can't be limited
     */
    public ChartModel(String title, Unit unit, TimeWindow window, List<ChartLine> lines, @Nullable ChartLimit limit) {
        this.title = title;
        this.unit = unit;
        this.window = window;
        this.lines = List.copyOf(lines);
        this.limit = limit;
    }

    /** Whether nothing was ever known of what it shows. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.series().size() == 0);
    }

    /** The values that are shown: the lines, and the limit where it isn't so far away that it would flatten them. */
    public ValueScale valueScale(int ticks) {
        TimeScale times = window.scale();
        double highest = lines.stream()
                .mapToDouble(line -> line.series().max(times))
                .max()
                .orElse(0);
        double bound = limit == null ? 0 : highestLimit(limit, times);
        boolean near = bound > 0 && (highest <= 0 || bound <= highest * LIMIT_IN_SIGHT);
        double seen = near ? Math.max(bound * 1.04, highest * 1.02) : highest * 1.1;
        return ValueScale.of(unit, unit == Unit.SHARE ? Math.min(1, Math.max(seen, 0.1)) : seen, ticks);
    }

    private static double highestLimit(ChartLimit limit, TimeScale times) {
        Double now = limit.valueProperty().get();
        return Math.max(now == null ? 0 : now, limit.past().max(times));
    }

    /** Says that values of the past have changed. */
    void changed() {
        changes.set(changes.get() + 1);
    }

    /** How often values of the past have changed. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** What its values are. */
    public Unit unit() {
        return unit;
    }

    /** The time that is shown. */
    public TimeWindow window() {
        return window;
    }

    /** Its lines, the first in front. */
    public List<ChartLine> lines() {
        return lines;
    }

    /** What its values may not go beyond; absent where they can't be limited. */
    public @Nullable ChartLimit limit() {
        return limit;
    }

    /** What happened, in any order. */
    public ObservableList<ChartMarker> markers() {
        return markers;
    }
}
