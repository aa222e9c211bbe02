package dev.slipway.gui.logs;

import java.time.Instant;

/**
 * A line of output as it is shown.
 *
 * @param number counts from 0 over all that ever came, so that it stays when older lines are dropped
 * @param time when it was written
 * @param error whether it came from standard error
 * @param content its text and look
 */
public record LogLine(long number, Instant time, boolean error, AnsiText content) {
    /** What is read, without control sequences. */
    public String text() {
        return content.text();
    }
}
