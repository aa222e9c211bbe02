package dev.slipway.gui.logs;

/**
 * A colour that a program asked for.
 *
 * @param kind how the value is to be read
 * @param value 0 to 15 of the palette that the theme gives, or a literal 0xRRGGBB
 */
public record AnsiColor(Kind kind, int value) {
    /** How a colour's value is to be read. */
    public enum Kind {
        /** The view's own colour. */
        NONE,
        /** One of the sixteen named colours, which the theme gives. */
        PALETTE,
        /** A literal colour. */
        LITERAL
    }

    /** The view's own colour. */
    public static final AnsiColor DEFAULT = new AnsiColor(Kind.NONE, 0);

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    /** One of the sixteen named colours. */
    static AnsiColor palette(int index) {
        return new AnsiColor(Kind.PALETTE, index & 15);
    }

    /** Literal, each part 0 to 255; what is beyond is cut. */
    static AnsiColor literal(int red, int green, int blue) {
        return new AnsiColor(Kind.LITERAL, part(red) << 16 | part(green) << 8 | part(blue));
    }

    /** A colour of xterm's table of 256; what is outside of it is the view's own. */
    static AnsiColor indexed(int index) {
        if (index < 0 || index > 255) {
            return DEFAULT;
        }
        if (index < 16) {
            return palette(index);
        }
        if (index < 232) {
            int cube = index - 16;
            return literal(CUBE[cube / 36], CUBE[cube / 6 % 6], CUBE[cube % 6]);
        }
        int grey = 8 + (index - 232) * 10;
        return literal(grey, grey, grey);
    }

    /** Whether white is read better on this literal colour than black. */
    boolean isDark() {
        return 299 * (value >> 16 & 255) + 587 * (value >> 8 & 255) + 114 * (value & 255) < 128_000;
    }

    private static int part(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
