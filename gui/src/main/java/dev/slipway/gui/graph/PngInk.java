package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphLayout.Box;
import dev.slipway.gui.graph.GraphLayout.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a graph as an image, twice as large as on a usual screen unless that would be too large to hold. */
final class PngInk implements Ink {
    private static final double SCALE = 2;
    private static final double MOST_PIXELS = 60e6;
    private static final BasicStroke LINE = new BasicStroke(1.4f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

    private final Graphics2D graphics;

    private PngInk(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static {
        // The screen is JavaFX's; nothing is drawn here but images.
        System.setProperty("java.awt.headless", "true");
    }

    /** The image of a graph. */
    static BufferedImage of(GraphModel.Scene scene, GraphColours colours) {
        Box room = GraphDrawing.room(scene);
        double scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (room.width() * room.height())));
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(room.width() * scale),
                (int) Math.ceil(room.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.scale(scale, scale);
            graphics.translate(-room.x(), -room.y());
            GraphDrawing.draw(scene, colours, new PngInk(graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    @Override
    public void box(Box box, double radius, @Nullable String fill, @Nullable String stroke) {
        paint(
                new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius),
                fill,
                stroke);
    }

    @Override
    public void ellipse(Box around, @Nullable String fill, @Nullable String stroke) {
        paint(new Ellipse2D.Double(around.x(), around.y(), around.width(), around.height()), fill, stroke);
    }

    @Override
    public void line(List<Point> points, String stroke, boolean dashed) {
        graphics.setStroke(dashed ? DASHED : LINE);
        graphics.setColor(Color.decode(stroke));
        graphics.draw(path(points));
    }

    @Override
    public void polygon(List<Point> points, String fill) {
        Path2D path = path(points);
        path.closePath();
        paint(path, fill, null);
    }

    @Override
    public void text(String text, double x, double y, double room, double size, boolean bold, String fill) {
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, (int) size));
        graphics.setColor(Color.decode(fill));
        String shown = text;
        while (!shown.isEmpty() && graphics.getFontMetrics().stringWidth(shown) > room) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), shown.endsWith("…") ? -2 : -1)) + "…";
            if (shown.length() <= 1) {
                break;
            }
        }
        graphics.drawString(shown, (float) x, (float) y);
    }

    @Override
    public void textBefore(String text, double end, double y, double size, String fill) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) size));
        graphics.setColor(Color.decode(fill));
        graphics.drawString(text, (float) (end - graphics.getFontMetrics().stringWidth(text)), (float) y);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        points.subList(1, points.size()).forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }

    private void paint(Shape shape, @Nullable String fill, @Nullable String stroke) {
        if (fill != null) {
            graphics.setColor(Color.decode(fill));
            graphics.fill(shape);
        }
        if (stroke != null) {
            graphics.setStroke(LINE);
            graphics.setColor(Color.decode(stroke));
            graphics.draw(shape);
        }
    }
}
