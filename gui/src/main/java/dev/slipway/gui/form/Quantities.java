package dev.slipway.gui.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people type them. */
public final class Quantities {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:([kmgt])(?:i?b)?|b)?");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|min|m|s|h|d)?\\s*");
    private static final Map<String, Double> SECONDS =
            Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0, "d", 86_400.0);

    private Quantities() {}

    /** Bytes of {@code 512M}, {@code 1.5 GiB}, {@code 1048576}: units are binary. Empty if it is no size. */
    public static OptionalLong bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2);
        double factor = unit == null ? 1 : Math.pow(1024, "kmgt".indexOf(unit) + 1.0);
        double bytes = Double.parseDouble(matcher.group(1)) * factor;
        return bytes > Long.MAX_VALUE / 2.0 ? OptionalLong.empty() : OptionalLong.of(Math.round(bytes));
    }

    /** Seconds of {@code 30}, {@code 500 ms}, {@code 1m 30s}, {@code 2 h}. Empty if it is no time. */
    public static OptionalDouble seconds(String text) {
        Matcher matcher = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        double seconds = 0;
        int at = 0;
        while (at < matcher.regionEnd()
                && matcher.region(at, matcher.regionEnd()).lookingAt()) {
            String unit = matcher.group(2);
            seconds += Double.parseDouble(matcher.group(1)) * (unit == null ? 1 : factor(unit));
            at = matcher.end();
        }
        return at == 0 || at < matcher.regionEnd() ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private static double factor(String unit) {
        return SECONDS.getOrDefault(unit, 1.0);
    }

    /** A size as it is typed: {@code 512M}, exact. */
    public static String size(long bytes) {
        long value = bytes;
        int unit = 0;
        while (value != 0 && value % 1024 == 0 && unit < 4) {
            value /= 1024;
            unit++;
        }
        return value + List.of("", "K", "M", "G", "T").get(unit);
    }

    /** A time as it is typed: {@code 30 s}. */
    public static String time(double seconds) {
        return number(seconds) + " s";
    }

    /** A number without needless decimals. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
