package dev.slipway.gui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The vertical scale of a chart, from 0.
 *
 * @param max the value at the top, a whole number of steps, more than 0
 * @param step distance between grid lines
 */
public record ValueScale(double max, double step) {
    private static final int MAX_LINES = 200;

    /**
     * The scale that shows 0 to {@code highest} with about {@code lines} grid lines.
     *
     * @param highest what has to be seen; 0 and below, and what is no number, count as 1 of the unit
     */
    public static ValueScale of(Unit unit, double highest, int lines) {
        double top = highest > 0 && Double.isFinite(highest) ? highest : 1;
        double step = unit.step(top / Math.max(1, lines));
        return new ValueScale(step * Math.ceil(top / step - 1e-9), step);
    }

    /** Values of the grid lines, the bottom and the top included. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= MAX_LINES && i * step <= max * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** How far up a value is, 0 at the bottom, 1 at the top; not cut. */
    public double place(double value) {
        return value / max;
    }

    /** The value at a place. */
    public double at(double place) {
        return place * max;
    }
}
