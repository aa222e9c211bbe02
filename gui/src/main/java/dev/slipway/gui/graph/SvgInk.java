package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphLayout.Box;
import dev.slipway.gui.graph.GraphLayout.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws a graph as SVG, with its texts as text. */
final class SvgInk implements Ink {
    private final StringBuilder svg = new StringBuilder();

    private SvgInk(Box room, String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.1f %.1f %.1f %.1f\" width=\"%.0f\""
                        + " height=\"%.0f\" font-family=\"sans-serif\">\n",
                room.x(),
                room.y(),
                room.width(),
                room.height(),
                room.width(),
                room.height()));
        svg.append("<title>").append(escaped(title)).append("</title>\n");
    }

    /** A whole document. */
    static String of(GraphModel.Scene scene, GraphColours colours, String title) {
        SvgInk ink = new SvgInk(GraphDrawing.room(scene), title);
        GraphDrawing.draw(scene, colours, ink);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ink.svg + "</svg>\n";
    }

    @Override
    public void box(Box box, double radius, @Nullable String fill, @Nullable String stroke) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"%s/>\n",
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                radius,
                paint(fill, stroke)));
    }

    @Override
    public void ellipse(Box around, @Nullable String fill, @Nullable String stroke) {
        svg.append(String.format(
                Locale.ROOT,
                "<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\"%s/>\n",
                around.centerX(),
                around.centerY(),
                around.width() / 2,
                around.height() / 2,
                paint(fill, stroke)));
    }

    @Override
    public void line(List<Point> points, String stroke, boolean dashed) {
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\"%s%s/>\n",
                points(points),
                paint(null, stroke),
                dashed ? " stroke-dasharray=\"5 4\"" : ""));
    }

    @Override
    public void polygon(List<Point> points, String fill) {
        svg.append(String.format(Locale.ROOT, "<polygon points=\"%s\"%s/>\n", points(points), paint(fill, null)));
    }

    @Override
    public void text(String text, double x, double y, double room, double size, boolean bold, String fill) {
        if (!text.isEmpty()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\"%s fill=\"%s\">%s</text>\n",
                    x,
                    y,
                    size,
                    bold ? " font-weight=\"bold\"" : "",
                    fill,
                    escaped(cut(text, room / (size * (bold ? 0.64 : 0.56))))));
        }
    }

    @Override
    public void textBefore(String text, double end, double y, double size, String fill) {
        if (!text.isEmpty()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" text-anchor=\"end\" fill=\"%s\">%s</text>\n",
                    end,
                    y,
                    size,
                    fill,
                    escaped(text)));
        }
    }

    private static String cut(String text, double letters) {
        int most = Math.max(1, (int) letters);
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String paint(@Nullable String fill, @Nullable String stroke) {
        return " fill=\"" + (fill == null ? "none" : fill) + "\""
                + (stroke == null ? "" : " stroke=\"" + stroke + "\" stroke-width=\"1.4\"");
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
    }

    /** Without what XML can't hold at all. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= 0x20 && letter <= 0xd7ff)
                || (letter >= 0xe000 && letter <= 0xfffd)
                || letter >= 0x10000;
    }
}
