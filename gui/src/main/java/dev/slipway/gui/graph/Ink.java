package dev.slipway.gui.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a graph can be drawn with. Colours are {@code #rrggbb}; none where it is absent. */
interface Ink {
    /** A box with round corners. */
    void box(GraphLayout.Box box, double radius, @Nullable String fill, @Nullable String stroke);

    void ellipse(GraphLayout.Box around, @Nullable String fill, @Nullable String stroke);

    void line(List<GraphLayout.Point> points, String stroke, boolean dashed);

    void polygon(List<GraphLayout.Point> points, String fill);

    /** A text whose base line begins at a place; what would be wider than {@code room} is cut off. */
    void text(String text, double x, double y, double room, double size, boolean bold, String fill);

    /** A text whose base line ends at a place. */
    void textBefore(String text, double end, double y, double size, String fill);
}
