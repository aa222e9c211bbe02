package dev.slipway.gui.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of output as it is shown.
 *
 * @param source where it comes from
 * @param time when it was written
 * @param place where it stands among lines of other sources: its time, or that of a line before it where the clock went back
 * @param error whether it came from standard error
 * @param level how grave it says it is
 * @param content its text and look
 */
public record LogLine(LogSource source, Instant time, Instant place, boolean error, Level level, AnsiText content) {
    /** What is read, without control sequences. */
    public String text() {
        return content.text();
    }

    /** Whether it is that very line: another may say the same at the same time. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    boolean is(@Nullable LogLine other) {
        return this == other;
    }
}
