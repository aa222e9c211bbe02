package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a log are wanted.
 *
 * @param tail at most the last so many whole lines of those that are wanted otherwise; -1 for all
 * @param since none before this time; null for no bound
 * @param until none after this time; null for no bound
 * @param stream {@code stdout} or {@code stderr}; null for both
 */
public record LogQuery(
        int tail,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String stream) {
    /** All there is. */
    public static final LogQuery ALL = new LogQuery(-1, null, null, null);

    public LogQuery {
        if (tail < -1) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not read the log: tail must not be negative")
                    .hint("Leave tail out for all lines.");
        }
        if (stream != null && !stream.equals("stdout") && !stream.equals("stderr")) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not read the log: there is no stream " + stream)
                    .hint("Use stdout or stderr, or leave it out for both.");
        }
    }

    boolean wants(LogLine line) {
        return (stream == null || stream.equals(line.stream()))
                && (since == null || !line.time().isBefore(since))
                && (until == null || !line.time().isAfter(until));
    }

    /** Those of these records that are lines of a log, and wanted. */
    List<LogLine> select(List<String> records) {
        return records.stream()
                .map(LogLine::parse)
                .flatMap(Optional::stream)
                .filter(this::wants)
                .toList();
    }

    boolean isBeforeAll(LogLine line) {
        return since != null && line.time().isBefore(since);
    }
}
