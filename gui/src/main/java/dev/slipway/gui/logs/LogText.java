package dev.slipway.gui.logs;

import java.time.temporal.ChronoUnit;

/**
 * Lines as they are copied and saved.
 *
 * @param times whether each begins with its time
 * @param names whether each names its source
 */
public record LogText(boolean times, boolean names) {
    /** As the view of that model shows them. */
    static LogText of(LogModel model) {
        return new LogText(
                model.timestampsProperty().get(), model.nameWidthProperty().get() > 0);
    }

    String of(LogLine line) {
        return (times ? line.time().truncatedTo(ChronoUnit.MILLIS) + " " : "")
                + (names ? line.source().name() + " | " : "")
                + line.text();
    }
}
