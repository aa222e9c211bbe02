package dev.slipway.gui.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes, cores and ids as people read them. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /** A size in binary units, three figures at most. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String form = unit == 0 || value >= 100 ? "%.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, form, value, UNITS[unit]);
    }

    /** CPU in cores. */
    public static String cores(@Nullable Double cores) {
        return cores == null ? "" : String.format(Locale.ROOT, "%.2f", cores);
    }

    /** The first twelve characters of an id. */
    public static String shortId(String id) {
        return id.length() <= 12 ? id : id.substring(0, 12);
    }
}
