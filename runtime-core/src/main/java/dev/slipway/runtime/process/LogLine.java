package dev.slipway.runtime.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A line of a container's output.
 *
 * @param stream {@code stdout} or {@code stderr}
 * @param time when the monitor read it
 * @param text without its end
 * @param partial whether the line goes on in the next record of the same stream
 */
public record LogLine(String stream, Instant time, String text, boolean partial) {
    /**
     * Reads a line of conmon's k8s-file format, {@code TIME stdout|stderr F|P text}; empty if it is none, as the first
     * line after a truncation may be.
     */
    public static Optional<LogLine> parse(String line) {
        int afterTime = line.indexOf(' ');
        int afterStream = line.indexOf(' ', afterTime + 1);
        if (afterTime < 0 || afterStream < 0 || line.length() < afterStream + 2) {
            return Optional.empty();
        }
        String stream = line.substring(afterTime + 1, afterStream);
        char tag = line.charAt(afterStream + 1);
        boolean separated = line.length() == afterStream + 2 || line.charAt(afterStream + 2) == ' ';
        if (!(stream.equals("stdout") || stream.equals("stderr")) || !(tag == 'F' || tag == 'P') || !separated) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(line.substring(0, afterTime)).toInstant();
            return Optional.of(
                    new LogLine(stream, time, line.substring(Math.min(afterStream + 3, line.length())), tag == 'P'));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
