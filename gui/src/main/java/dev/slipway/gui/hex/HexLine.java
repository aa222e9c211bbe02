package dev.slipway.gui.hex;

/** How bytes stand in a line: sixteen in hexadecimal, in two halves, and the same as text. */
final class HexLine {
    /** Bytes a line. */
    static final int BYTES = 16;

    private HexLine() {}

    /** Column, counted in characters, of a byte in hexadecimal, 0 to 15, behind an address of so many figures. */
    static int hexColumn(int index, int figures) {
        return figures + 2 + index * 3 + (index >= BYTES / 2 ? 1 : 0);
    }

    /** Column of a byte as text. */
    static int textColumn(int index, int figures) {
        return hexColumn(BYTES, figures) + 1 + index;
    }

    /** Columns of a whole line. */
    static int columns(int figures) {
        return textColumn(BYTES, figures);
    }

    /** A byte in hexadecimal. */
    static String hex(int value) {
        return value == HexMemory.AWAITED ? "··" : value == HexMemory.HOLE ? "--" : twoFigures(value);
    }

    private static String twoFigures(int value) {
        return "" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 15, 16);
    }

    /** A byte as text: itself where it can be printed in ASCII. */
    static String text(int value) {
        if (value < 0) {
            return " ";
        }
        return value >= 0x20 && value < 0x7f ? String.valueOf((char) value) : "·";
    }

    /** The byte at a column, 0 to 15; -1 where there is none. */
    static int indexAt(int column, int figures) {
        for (int i = 0; i < BYTES; i++) {
            int hex = hexColumn(i, figures);
            if (column == hex || column == hex + 1 || column == textColumn(i, figures)) {
                return i;
            }
        }
        return -1;
    }
}
