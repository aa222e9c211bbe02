package dev.slipway.gui.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Carries lines from the threads they arrive on to the view's thread: once a frame, and no more than that thread can take in one. What
 * waits beyond its bound is passed over, the oldest first. Thread-safe.
 */
final class LogFeed {
    /** Lines that go over in one frame at most. */
    static final int FRAME = 10_000;

    private final Executor frames;
    private final int capacity;
    private final Consumer<List<LogLine>> sink;
    private final Runnable held;
    private final ArrayDeque<LogLine> waiting = new ArrayDeque<>();
    private long skipped;
    private boolean scheduled;
    private boolean stopped;

    /**
     * A feed into {@code sink}.
     *
     * @param frames runs what is given to it on the view's thread, before its next frame
     * @param capacity lines that may wait
     * @param held told once a frame, while nothing goes over, that more waits
     */
    LogFeed(Executor frames, int capacity, Consumer<List<LogLine>> sink, Runnable held) {
        this.frames = frames;
        this.capacity = capacity;
        this.sink = sink;
        this.held = held;
    }

    void add(LogLine line) {
        synchronized (waiting) {
            if (waiting.size() >= capacity) {
                waiting.removeFirst();
                skipped++;
            }
            waiting.addLast(line);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        frames.execute(this::frame);
    }

    /** Lets nothing over, or lets it over again. View's thread. */
    void stop(boolean now) {
        synchronized (waiting) {
            stopped = now;
            if (now || scheduled || waiting.isEmpty()) {
                return;
            }
            scheduled = true;
        }
        frame();
    }

    /** Forgets waiting lines. */
    void drop(Predicate<LogLine> unwanted) {
        synchronized (waiting) {
            waiting.removeIf(unwanted);
        }
    }

    /** Lines that wait. */
    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Lines that were passed over. */
    long skipped() {
        synchronized (waiting) {
            return skipped;
        }
    }

    private void frame() {
        List<LogLine> batch;
        boolean more;
        synchronized (waiting) {
            batch = stopped ? List.of() : take();
            more = !stopped && !waiting.isEmpty();
            scheduled = more;
        }
        if (batch.isEmpty()) {
            held.run();
        } else {
            sink.accept(batch);
        }
        if (more) {
            frames.execute(this::frame);
        }
    }

    private List<LogLine> take() {
        int count = Math.min(FRAME, waiting.size());
        List<LogLine> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }
}
