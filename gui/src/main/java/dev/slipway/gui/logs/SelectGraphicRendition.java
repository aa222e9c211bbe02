package dev.slipway.gui.logs;

import java.util.Arrays;

/** The look in force, and how the parameters of an SGR sequence (ECMA-48 8.3.117) change it. */
final class SelectGraphicRendition {
    private static final int MAX_PARAMETERS = 64;
    private static final int MAX_VALUE = 9999;

    private AnsiStyle style = AnsiStyle.PLAIN;

    AnsiStyle style() {
        return style;
    }

    /** Takes {@code 1;31}; colons part as semicolons do; private parameters ({@code >4;2}) are no colours. */
    void apply(String parameters) {
        if (!parameters.isEmpty() && parameters.charAt(0) >= '<') {
            return;
        }
        int[] values = split(parameters);
        int at = 0;
        while (at < values.length) {
            int value = values[at];
            if (value == 38 || value == 48) {
                at = extended(values, at);
            } else {
                simple(value);
                at++;
            }
        }
    }

    private void simple(int value) {
        style = switch (value) {
            case 0 -> AnsiStyle.PLAIN;
            case 1 -> style.withWeight(true, false);
            case 2 -> style.withWeight(false, true);
            case 22 -> style.withWeight(false, false);
            case 3 -> style.withItalic(true);
            case 23 -> style.withItalic(false);
            case 4, 21 -> style.withUnderline(true);
            case 24 -> style.withUnderline(false);
            case 7 -> style.withInverse(true);
            case 27 -> style.withInverse(false);
            case 39 -> style.withForeground(AnsiColor.DEFAULT);
            case 49 -> style.withBackground(AnsiColor.DEFAULT);
            default -> colored(value);
        };
    }

    private AnsiStyle colored(int value) {
        if (value >= 30 && value <= 37) {
            return style.withForeground(AnsiColor.palette(value - 30));
        }
        if (value >= 90 && value <= 97) {
            return style.withForeground(AnsiColor.palette(value - 90 + 8));
        }
        if (value >= 40 && value <= 47) {
            return style.withBackground(AnsiColor.palette(value - 40));
        }
        if (value >= 100 && value <= 107) {
            return style.withBackground(AnsiColor.palette(value - 100 + 8));
        }
        return style;
    }

    private int extended(int[] values, int at) {
        if (at + 2 < values.length && values[at + 1] == 5) {
            set(values[at], AnsiColor.indexed(values[at + 2]));
            return at + 3;
        }
        if (at + 4 < values.length && values[at + 1] == 2) {
            set(values[at], AnsiColor.literal(values[at + 2], values[at + 3], values[at + 4]));
            return at + 5;
        }
        return values.length;
    }

    private void set(int target, AnsiColor color) {
        style = target == 38 ? style.withForeground(color) : style.withBackground(color);
    }

    private static int[] split(String parameters) {
        int[] values = new int[MAX_PARAMETERS];
        int count = 0;
        int value = 0;
        for (int at = 0; at <= parameters.length() && count < MAX_PARAMETERS; at++) {
            char c = at < parameters.length() ? parameters.charAt(at) : ';';
            if (c == ';' || c == ':') {
                values[count++] = value;
                value = 0;
            } else if (c >= '0' && c <= '9') {
                value = Math.min(MAX_VALUE, value * 10 + (c - '0'));
            }
        }
        return Arrays.copyOf(values, count);
    }
}
