package dev.slipway.gui.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws the cross-hair of a chart and the values it points at. */
final class CursorPainter {
    private static final Font FONT = Font.font(11);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final double NEAR = 5;
    private static final double LINE = 17;
    private static final double PADDING = 8;

    private final GraphicsContext g;
    private final ChartModel model;
    private final ChartColors colors;
    private final ChartFrame frame;

    private record Row(String text, Color color) {}

    CursorPainter(GraphicsContext g, ChartModel model, ChartColors colors, ChartFrame frame) {
        this.g = g;
        this.model = model;
        this.colors = colors;
        this.frame = frame;
    }

    void paint(Instant time, TimeScale times, ValueScale values, ZoneId zone) {
        double place = times.place(time);
        if (place < 0 || place > 1) {
            return;
        }
        double x = frame.snap(frame.x(place));
        g.setStroke(colors.text());
        g.setLineWidth(frame.hairline());
        g.strokeLine(x, frame.top(), x, frame.bottom());
        List<Row> rows = new ArrayList<>();
        DateTimeFormatter format = model.window().spanProperty().get() == Span.WEEK ? DAY : TIME;
        rows.add(new Row(format.withZone(zone).format(time), colors.text()));
        for (int i = 0; i < model.lines().size(); i++) {
            ChartLine line = model.lines().get(i);
            OptionalInt nearest = line.series().nearest(time);
            if (nearest.isPresent()) {
                double value = line.series().value(nearest.getAsInt());
                paintPoint(x, frame.y(values.place(value)), colors.line(i));
                rows.add(new Row(line.name() + "  " + model.unit().format(value), colors.line(i)));
            }
        }
        for (ChartMarker marker : model.markers()) {
            if (Math.abs(frame.x(times.place(marker.time())) - x) <= NEAR) {
                rows.add(new Row(marker.text(), marker.bad() ? colors.limit() : colors.text()));
            }
        }
        paintRows(rows, x);
    }

    private void paintPoint(double x, double y, Color color) {
        g.setFill(colors.ground());
        g.fillOval(x - 4.5, y - 4.5, 9, 9);
        g.setFill(color);
        g.fillOval(x - 3, y - 3, 6, 6);
    }

    private void paintRows(List<Row> rows, double x) {
        double width = rows.stream().mapToDouble(row -> width(row.text())).max().orElse(0) + 2 * PADDING + 12;
        double height = rows.size() * LINE + PADDING;
        boolean right = x + 12 + width <= frame.right();
        double left = frame.snap(right ? x + 12 : x - 12 - width);
        double top = frame.snap(frame.top() + 4);
        g.setFill(colors.ground());
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setStroke(colors.grid());
        g.strokeRoundRect(left, top, width, height, 8, 8);
        g.setFont(FONT);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double y = top + PADDING / 2 + LINE / 2;
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                g.setFill(rows.get(i).color());
                g.fillRoundRect(left + PADDING, y - 4, 8, 8, 3, 3);
            }
            g.setFill(colors.text());
            g.fillText(rows.get(i).text(), left + PADDING + (i > 0 ? 14 : 0), y);
            y += LINE;
        }
    }

    private static double width(String text) {
        Text measured = new Text(text);
        measured.setFont(FONT);
        return measured.getLayoutBounds().getWidth();
    }
}
