package dev.slipway.gui.explorer;

import dev.slipway.gui.format.Amounts;
import java.util.Locale;

/** CRIU's figures as people read them. */
final class CriuFigures {
    private static final long PAGE = 4096;

    private CriuFigures() {}

    /** Times, which end in {@code time}, are microseconds; pages are shown with what they hold; others are numbers. */
    static String shown(String name, long value) {
        if (name.endsWith("time")) {
            return value < 1000
                    ? value + " \u00b5s"
                    : String.format(Locale.ROOT, value < 100_000 ? "%.1f ms" : "%.0f ms", value / 1000.0);
        }
        return name.startsWith("pages") ? value + " (" + Amounts.bytes(value * PAGE) + ")" : String.valueOf(value);
    }
}
