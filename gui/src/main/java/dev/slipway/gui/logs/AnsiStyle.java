package dev.slipway.gui.logs;

/**
 * How a piece of terminal output looks.
 *
 * @param foreground the text's colour, see {@link AnsiColor}
 * @param background the colour behind it
 * @param bold whether it is heavy
 * @param faint whether it is pale
 * @param italic whether it is slanted
 * @param underline whether it has a line below
 * @param inverse whether text and ground change places
 */
public record AnsiStyle(
        AnsiColor foreground,
        AnsiColor background,
        boolean bold,
        boolean faint,
        boolean italic,
        boolean underline,
        boolean inverse) {
    /** What output looks like that says nothing of it. */
    public static final AnsiStyle PLAIN =
            new AnsiStyle(AnsiColor.DEFAULT, AnsiColor.DEFAULT, false, false, false, false, false);

    AnsiStyle withForeground(AnsiColor color) {
        return new AnsiStyle(color, background, bold, faint, italic, underline, inverse);
    }

    AnsiStyle withBackground(AnsiColor color) {
        return new AnsiStyle(foreground, color, bold, faint, italic, underline, inverse);
    }

    AnsiStyle withWeight(boolean isBold, boolean isFaint) {
        return new AnsiStyle(foreground, background, isBold, isFaint, italic, underline, inverse);
    }

    AnsiStyle withItalic(boolean on) {
        return new AnsiStyle(foreground, background, bold, faint, on, underline, inverse);
    }

    AnsiStyle withUnderline(boolean on) {
        return new AnsiStyle(foreground, background, bold, faint, italic, on, inverse);
    }

    AnsiStyle withInverse(boolean on) {
        return new AnsiStyle(foreground, background, bold, faint, italic, underline, on);
    }
}
