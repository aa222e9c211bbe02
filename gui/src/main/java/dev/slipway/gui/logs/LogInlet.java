package dev.slipway.gui.logs;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one source's output into a log: joins the pieces of lines and reads their colours and levels, on the thread they arrive
 * on. Thread-safe.
 */
public final class LogInlet {
    private static final int MAX_LINE = 64 * 1024;

    private final LogSource source;
    private final Consumer<LogLine> sink;
    private final Part out = new Part();
    private final Part err = new Part();
    private Instant place = Instant.MIN;
    private boolean closed;

    LogInlet(LogSource source, Consumer<LogLine> sink) {
        this.source = source;
        this.sink = sink;
    }

    /**
     * Takes a piece of output.
     *
     * @param partial whether the line goes on in the next piece of the same stream
     */
    public synchronized void offer(Instant time, boolean error, String raw, boolean partial) {
        Part part = error ? err : out;
        String whole = closed ? null : part.join(raw, partial);
        if (whole != null) {
            AnsiText content = part.ansi.parse(whole);
            place = time.isAfter(place) ? time : place;
            sink.accept(new LogLine(source, time, place, error, part.levelOf(content.text()), content));
        }
    }

    /** Takes nothing from now on. */
    synchronized void close() {
        closed = true;
    }

    /** What one stream has left for its next piece. */
    private static final class Part {
        private final AnsiParser ansi = new AnsiParser();
        private final StringBuilder pending = new StringBuilder();
        private Level level = Level.NONE;

        @Nullable
        String join(String raw, boolean partial) {
            if (!partial && pending.isEmpty()) {
                return raw;
            }
            pending.append(raw);
            if (partial && pending.length() < MAX_LINE) {
                return null;
            }
            String whole = pending.toString();
            pending.setLength(0);
            return whole;
        }

        /** A line that goes on with what the one before it told, a place in a stack say, is as grave as that. */
        Level levelOf(String text) {
            Level own = LevelParser.parse(text);
            if (own == Level.NONE && goesOn(text)) {
                return level;
            }
            level = own;
            return own;
        }

        private static boolean goesOn(String text) {
            return text.startsWith("\t") || text.startsWith("  ") || text.startsWith("Caused by:");
        }
    }
}
