package dev.slipway.gui.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a chart's grid, lines and limit. */
final class ChartPainter {
    private static final Font SMALL = Font.font(11);
    private static final double TICK_HEIGHT = 22;
    private static final double TICK_WIDTH = 90;

    private final GraphicsContext g;
    private final ChartModel model;
    private final ChartColors colors;
    private final ChartFrame frame;
    private final TimeScale times;
    private final ValueScale values;
    private final ZoneId zone;

    ChartPainter(GraphicsContext g, ChartModel model, ChartColors colors, ChartFrame frame, ZoneId zone) {
        this.g = g;
        this.model = model;
        this.colors = colors;
        this.frame = frame;
        this.zone = zone;
        times = model.window().scale();
        values = model.valueScale((int) Math.max(2, Math.min(6, frame.height() / TICK_HEIGHT)));
    }

    TimeScale times() {
        return times;
    }

    ValueScale values() {
        return values;
    }

    void paint() {
        g.setFont(SMALL);
        paintValueGrid();
        paintTimeGrid();
        g.save();
        g.beginPath();
        g.rect(frame.left(), frame.top() - 2, frame.width(), frame.height() + 3);
        g.clip();
        for (int i = model.lines().size() - 1; i >= 0; i--) {
            paintLine(model.lines().get(i), colors.line(i));
        }
        paintLimits();
        g.restore();
        model.markers().forEach(this::paintMarker);
        paintProposal();
    }

    private void paintValueGrid() {
        g.setLineWidth(frame.hairline());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (double tick : values.ticks()) {
            double y = frame.snap(frame.y(values.place(tick)));
            g.setStroke(colors.grid());
            g.strokeLine(frame.left(), y, frame.right(), y);
            g.setFill(colors.text());
            g.fillText(model.unit().format(tick), frame.left() - 8, y);
        }
    }

    private void paintTimeGrid() {
        int most = (int) Math.max(2, frame.width() / TICK_WIDTH);
        DateTimeFormatter format = times.format(most, zone);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (Instant tick : times.ticks(most, zone)) {
            double x = frame.snap(frame.x(times.place(tick)));
            g.setStroke(colors.grid());
            g.strokeLine(x, frame.top(), x, frame.bottom());
            if (x > frame.left() + 24 && x < frame.right() - 24) {
                g.setFill(colors.text());
                g.fillText(format.format(tick), x, frame.bottom() + 6);
            }
        }
    }

    private void paintLine(ChartLine line, Color color) {
        Series series = line.series();
        int first = Math.max(0, series.firstAtOrAfter(times.from()) - 1);
        int start = first;
        for (int index = first + 1; index <= series.size(); index++) {
            if (index == series.size() || series.startsAfterGap(index)) {
                paintRun(series, start, index, color, line.filled());
                start = index;
            }
        }
    }

    private void paintRun(Series series, int from, int to, Color color, boolean filled) {
        if (to <= from) {
            return;
        }
        double firstX = x(series, from);
        double lastX = x(series, to - 1);
        if (to - from == 1) {
            g.setFill(color);
            g.fillOval(firstX - 1.5, y(series, from) - 1.5, 3, 3);
            return;
        }
        if (filled) {
            g.beginPath();
            trace(series, from, to);
            g.lineTo(lastX, frame.bottom());
            g.lineTo(firstX, frame.bottom());
            g.closePath();
            g.setFill(new LinearGradient(
                    0,
                    frame.top(),
                    0,
                    frame.bottom(),
                    false,
                    CycleMethod.NO_CYCLE,
                    List.of(
                            new Stop(0, color.deriveColor(0, 1, 1, 0.38)),
                            new Stop(1, color.deriveColor(0, 1, 1, 0.04)))));
            g.fill();
        }
        g.beginPath();
        trace(series, from, to);
        g.setStroke(color);
        g.setLineWidth(1.5);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.stroke();
    }

    /** Several values that fall on one device pixel become a stroke from the lowest to the highest of them. */
    private void trace(Series series, int from, int to) {
        g.moveTo(x(series, from), y(series, from));
        int index = from + 1;
        while (index < to) {
            double x = x(series, index);
            double low = y(series, index);
            double high = low;
            int next = index + 1;
            while (next < to && x(series, next) - x < frame.hairline() / 2) {
                low = Math.max(low, y(series, next));
                high = Math.min(high, y(series, next));
                next++;
            }
            g.lineTo(x, low);
            if (high < low) {
                g.lineTo(x, high);
            }
            index = next;
        }
    }

    private double x(Series series, int index) {
        return frame.x(times.place(Instant.ofEpochMilli(series.timeMillis(index))));
    }

    private double y(Series series, int index) {
        return frame.y(values.place(series.value(index)));
    }

    private void paintLimits() {
        ChartLimit limit = model.limit();
        if (limit == null) {
            return;
        }
        g.setStroke(colors.limit());
        g.setLineWidth(Math.max(1, frame.hairline()));
        g.setLineDashes(6, 4);
        Series past = limit.past();
        int from = Math.max(0, past.firstAtOrAfter(times.from()) - 1);
        for (int index = from; index + 1 < past.size(); index = paintStep(past, index)) {
            // each stretch of one value at a time
        }
        g.setLineDashes();
    }

    /** Draws the limit from a value up to the next that differs, or a gap; answers where to go on. */
    private int paintStep(Series past, int from) {
        int to = from;
        while (to + 1 < past.size() && !past.startsAfterGap(to + 1) && past.value(to + 1) == past.value(from)) {
            to++;
        }
        boolean steps = to + 1 < past.size() && !past.startsAfterGap(to + 1);
        double end = steps ? x(past, to + 1) : x(past, to);
        double y = frame.snap(y(past, from));
        g.strokeLine(x(past, from), y, end, y);
        if (steps) {
            g.strokeLine(end, y, end, frame.snap(y(past, to + 1)));
        }
        return to + 1;
    }

    private void paintProposal() {
        ChartLimit limit = model.limit();
        Double proposed = limit == null ? null : limit.proposedProperty().get();
        if (proposed == null || proposed > values.max()) {
            return;
        }
        double y = frame.snap(frame.y(values.place(proposed)));
        g.setStroke(colors.limit());
        g.setFill(colors.limit());
        g.setLineWidth(2);
        g.strokeLine(frame.left(), y, frame.right(), y);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.BOTTOM);
        g.fillText(model.unit().format(proposed), frame.right() - 6, y - 4);
    }

    private void paintMarker(ChartMarker marker) {
        double place = times.place(marker.time());
        if (place < 0 || place > 1) {
            return;
        }
        double x = frame.snap(frame.x(place));
        Color color = marker.bad() ? colors.limit() : colors.text();
        g.setStroke(color);
        g.setLineWidth(frame.hairline());
        g.setLineDashes(2, 3);
        g.strokeLine(x, frame.top(), x, frame.bottom());
        g.setLineDashes();
        g.setFill(color);
        g.fillPolygon(
                new double[] {x - 4, x + 4, x}, new double[] {frame.top() - 4, frame.top() - 4, frame.top() + 3}, 3);
    }
}
