package dev.slipway.runtime.criu;

import org.jspecify.annotations.Nullable;

/**
 * A line of CRIU's log.
 *
 * @param number from 1
 * @param seconds since CRIU began; null where the line has no time
 * @param text without time, level and the place in CRIU's source
 */
public record LogEntry(int number, @Nullable Double seconds, Level level, String text) {
    /** How bad it is. */
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }
}
