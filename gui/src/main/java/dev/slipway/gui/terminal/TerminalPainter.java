package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TextStyle.Option;
import com.techsenger.jeditermfx.core.model.CharBuffer;
import com.techsenger.jeditermfx.core.model.TerminalLine;
import com.techsenger.jeditermfx.core.model.TerminalLine.TextEntry;
import com.techsenger.jeditermfx.core.util.CharUtils;
import java.util.function.BiConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Draws lines of characters: grounds first, then what is marked, then the characters. */
final class TerminalPainter {
    /** From the left edge to the first cell. */
    static final double LEFT = 6;

    /** From the top edge to the first line. */
    static final double TOP = 4;

    private final GraphicsContext graphics;
    private final Cells cells;
    private final TerminalColors colors;

    TerminalPainter(GraphicsContext graphics, Cells cells, TerminalColors colors) {
        this.graphics = graphics;
        this.cells = cells;
        this.colors = colors;
    }

    void clear(double width, double height) {
        graphics.setFill(colors.get("ground"));
        graphics.fillRect(0, 0, width, height);
    }

    void grounds(TerminalLine line, int row) {
        each(line, (entry, column) -> {
            Color ground = colors.ground(entry.getStyle());
            if (ground != null) {
                mark(row, column, column + entry.getLength(), ground);
            }
        });
    }

    /** Lays a colour over cells, from a column to before another. */
    void mark(int row, int from, int to, Color color) {
        double left = Math.round(x(from));
        graphics.setFill(color);
        graphics.fillRect(left, y(row), Math.round(x(to)) - left, cells.height());
    }

    void characters(TerminalLine line, int row) {
        each(line, (entry, column) -> {
            if (!entry.isNul()) {
                characters(entry.getText(), entry.getStyle(), colors.text(entry.getStyle()), row, column);
            }
        });
    }

    private static void each(TerminalLine line, BiConsumer<TextEntry, Integer> drawing) {
        int column = 0;
        for (TextEntry entry : line.getEntries()) {
            drawing.accept(entry, column);
            column += entry.getLength();
        }
    }

    private void characters(CharBuffer text, TextStyle style, Color color, int row, int column) {
        if (style.hasOption(Option.HIDDEN)) {
            return;
        }
        graphics.setFont(cells.font(style.hasOption(Option.BOLD), style.hasOption(Option.ITALIC)));
        graphics.setFill(color);
        int at = 0;
        while (at < text.length()) {
            int to = at + 1;
            if (isPlain(text.charAt(at))) {
                while (to < text.length() && isPlain(text.charAt(to))) {
                    to++;
                }
            } else if (Character.isHighSurrogate(text.charAt(at)) && to < text.length()) {
                to++;
            }
            String piece = text.subSequence(at, to).toString();
            if (!piece.isBlank() && piece.charAt(0) != CharUtils.DWC) {
                graphics.fillText(piece, x(column + at), y(row) + cells.baseline());
            }
            at = to;
        }
        if (style.hasOption(Option.UNDERLINED)) {
            double line = y(row) + cells.baseline() + 2;
            graphics.fillRect(x(column), line, text.length() * cells.width(), 1);
        }
    }

    /** Whether the font has it, as wide as any other, so that it may be drawn together with those beside it. */
    private static boolean isPlain(char each) {
        return each < 0x250 || (each >= 0x370 && each < 0x500) || (each >= 0x2500 && each < 0x25a0);
    }

    /** The cursor on a character; a frame around it where keys go elsewhere. */
    void cursor(Screen screen, @Nullable TextEntry under, String character, int row, int column, boolean focused) {
        int width = character.length();
        double left = Math.round(x(column));
        double across = Math.round(x(column + width)) - left;
        Color color = colors.get("cursor");
        if (!focused) {
            graphics.setStroke(color);
            graphics.setLineWidth(1);
            graphics.strokeRect(left + 0.5, y(row) + 0.5, across - 1, cells.height() - 1);
            return;
        }
        graphics.setFill(color);
        switch (screen.cursorShape()) {
            case BLINK_UNDERLINE, STEADY_UNDERLINE -> graphics.fillRect(left, y(row) + cells.height() - 2, across, 2);
            case BLINK_VERTICAL_BAR, STEADY_VERTICAL_BAR -> graphics.fillRect(left, y(row), 2, cells.height());
            case BLINK_BLOCK, STEADY_BLOCK -> {
                graphics.fillRect(left, y(row), across, cells.height());
                TextStyle style = under == null ? TextStyle.EMPTY : under.getStyle();
                characters(new CharBuffer(character), style, colors.get("ground"), row, column);
            }
        }
    }

    private double x(int column) {
        return LEFT + column * cells.width();
    }

    private double y(int row) {
        return TOP + row * cells.height();
    }
}
