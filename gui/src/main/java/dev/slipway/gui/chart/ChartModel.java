package dev.slipway.gui.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a chart shows: lines over the same time, and a limit. Confined to the view's thread. */
public final class ChartModel {
    private static final double LIMIT_IN_SIGHT = 4;

    private final String title;
    private final Unit unit;
    private final List<ChartLine> lines;
    private final ObjectProperty<Duration> span = new SimpleObjectProperty<>(Duration.ofMinutes(5));
    private final ObjectProperty<@Nullable Double> limit = new SimpleObjectProperty<>();
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(Instant.EPOCH);
    private final String limitName;

    /**
     * A chart without values.
     *
     * @param title what it shows
     * @param limitName what the limit is called
     * @param lines its lines, the first in front
     */
    public ChartModel(String title, Unit unit, String limitName, List<ChartLine> lines) {
        this.title = title;
        this.unit = unit;
        this.limitName = limitName;
        this.lines = List.copyOf(lines);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.series().size() == 0);
    }

    /** The time that is shown. */
    public TimeScale timeScale() {
        return new TimeScale(now.get().minus(span.get()), now.get());
    }

    /** The values that are shown: the lines, and the limit where it isn't so far away that it would flatten them. */
    public ValueScale valueScale(int ticks) {
        Instant from = timeScale().from();
        double highest = lines.stream()
                .mapToDouble(line -> line.series().maxSince(from))
                .max()
                .orElse(0);
        Double bound = limit.get();
        boolean near = bound != null && (highest <= 0 || bound <= highest * LIMIT_IN_SIGHT);
        return ValueScale.of(unit, near ? Math.max(bound, highest) * 1.02 : highest * 1.1, ticks);
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** What its values are. */
    public Unit unit() {
        return unit;
    }

    /** What the limit is called. */
    public String limitName() {
        return limitName;
    }

    /** Its lines, the first in front. */
    public List<ChartLine> lines() {
        return lines;
    }

    /** How much time it shows. */
    public ObjectProperty<Duration> spanProperty() {
        return span;
    }

    /** What the values may not go beyond; null for none. */
    public ObjectProperty<@Nullable Double> limitProperty() {
        return limit;
    }

    /** The time at the right edge; setting it draws the chart again. */
    public ObjectProperty<Instant> nowProperty() {
        return now;
    }
}
