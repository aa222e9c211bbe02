package dev.slipway.gui.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Carries lines from the thread they arrive on to the view's thread in batches: whatever piles up while the view is busy goes over
 * in one piece, cut to what the buffer can hold. Thread-safe.
 */
public final class LogFeed {
    private static final int MAX_LINE = 64 * 1024;

    private final Executor viewThread;
    private final Consumer<List<LogLine>> sink;
    private final int capacity;
    private final AnsiParser out = new AnsiParser();
    private final AnsiParser err = new AnsiParser();
    private final ArrayDeque<LogLine> waiting = new ArrayDeque<>();
    private final StringBuilder partialOut = new StringBuilder();
    private final StringBuilder partialErr = new StringBuilder();
    private boolean scheduled;

    /**
     * A feed into {@code sink}, which is called on {@code viewThread} only.
     *
     * @param capacity lines that may wait; beyond that the oldest are dropped
     */
    public LogFeed(Executor viewThread, int capacity, Consumer<List<LogLine>> sink) {
        this.viewThread = viewThread;
        this.capacity = capacity;
        this.sink = sink;
    }

    /**
     * Takes a piece of output.
     *
     * @param partial whether the line goes on in the next piece of the same stream
     */
    public void offer(Instant time, boolean error, String raw, boolean partial) {
        boolean wake;
        synchronized (waiting) {
            StringBuilder pending = error ? partialErr : partialOut;
            pending.append(raw);
            if (partial && pending.length() < MAX_LINE) {
                return;
            }
            AnsiText content = (error ? err : out).parse(pending.toString());
            pending.setLength(0);
            if (waiting.size() >= capacity) {
                waiting.removeFirst();
            }
            waiting.addLast(new LogLine(0, time, error, content));
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            viewThread.execute(this::drain);
        }
    }

    private void drain() {
        List<LogLine> batch;
        synchronized (waiting) {
            scheduled = false;
            batch = new ArrayList<>(waiting);
            waiting.clear();
        }
        sink.accept(batch);
    }
}
