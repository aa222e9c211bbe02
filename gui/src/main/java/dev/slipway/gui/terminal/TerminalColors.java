package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TextStyle.Option;
import dev.slipway.gui.control.Palette;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The colours of styles: the 16 of terminals from the theme, all others as the process names them. */
final class TerminalColors {
    private static final int NAMED = 16;
    private static final String PREFIX = "-terminal-";
    private static final double DIMMED = 0.45;

    private final Palette palette;

    TerminalColors(Palette palette) {
        this.palette = palette;
    }

    /** The properties of a control that is drawn in them. */
    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return Palette.metaData(Stream.concat(
                        Stream.of("text", "ground", "cursor", "selected", "match", "match-current"),
                        IntStream.range(0, NAMED).mapToObj(Integer::toString))
                .map(PREFIX::concat)
                .toArray(String[]::new));
    }

    Color get(String name) {
        return palette.get(PREFIX + name);
    }

    /** The colour behind characters; absent for that of the terminal. */
    @Nullable
    Color ground(TextStyle style) {
        if (style.hasOption(Option.INVERSE)) {
            return color(style.getForeground(), "text");
        }
        return style.getBackground() == null ? null : color(style.getBackground(), "ground");
    }

    Color text(TextStyle style) {
        Color text = style.hasOption(Option.INVERSE)
                ? color(style.getBackground(), "ground")
                : color(style.getForeground(), "text");
        return style.hasOption(Option.DIM) ? text.interpolate(get("ground"), DIMMED) : text;
    }

    private Color color(@Nullable TerminalColor color, String otherwise) {
        if (color == null) {
            return get(otherwise);
        }
        if (color.isIndexed()) {
            return get(Integer.toString(color.getColorIndex() % NAMED));
        }
        com.techsenger.jeditermfx.core.Color exact = color.toColor();
        return Color.rgb(exact.getRed(), exact.getGreen(), exact.getBlue());
    }
}
