package dev.slipway.gui.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people say them. */
public final class Ages {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Ages() {}

    /** Time from {@code then} to {@code now}, one unit: {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}. */
    public static String between(@Nullable Instant then, Instant now) {
        if (then == null) {
            return "";
        }
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** Date and time in the user's zone. */
    public static String full(@Nullable Instant time) {
        return time == null ? "" : FULL.format(time.atZone(ZoneId.systemDefault()));
    }

    /** Time of day in the user's zone. */
    public static String clock(@Nullable Instant time) {
        return time == null ? "" : CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }
}
