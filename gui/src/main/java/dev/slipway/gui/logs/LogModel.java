package dev.slipway.gui.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What a log view shows: lines, how they are shown, and what is looked for. Confined to the view's thread but for {@link #offer}. */
public final class LogModel {
    /** Lines that a view keeps unless told otherwise. */
    public static final int CAPACITY = 100_000;

    private final LogBuffer lines;
    private final LogFeed feed;
    private final LogSearch search;
    private final int capacity;
    private final ArrayDeque<LogLine> held = new ArrayDeque<>();
    private final ReadOnlyIntegerWrapper heldCount = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<LogState> state = new SimpleObjectProperty<>(LogState.LOADING);
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private final BooleanProperty timestamps = new SimpleBooleanProperty();

    /**
     * An empty model.
     *
     * @param capacity lines it keeps at most
     * @param viewThread runs what is given to it on the view's thread
     * @param background runs searches
     */
    public LogModel(int capacity, Executor viewThread, Executor background) {
        this.capacity = capacity;
        lines = new LogBuffer(capacity);
        feed = new LogFeed(viewThread, capacity, this::receive);
        search = new LogSearch(lines, background, viewThread);
        paused.addListener((observed, before, now) -> release());
    }

    /** Takes a piece of output, on any thread; {@code partial} where its line goes on in the next piece. */
    public void offer(Instant time, boolean error, String raw, boolean partial) {
        feed.offer(time, error, raw, partial);
    }

    private void receive(List<LogLine> batch) {
        if (state.get().phase() == LogState.Phase.LOADING) {
            state.set(LogState.LIVE);
        }
        if (paused.get()) {
            held.addAll(batch);
            while (held.size() > capacity) {
                held.removeFirst();
            }
            heldCount.set(held.size());
        } else {
            append(batch);
        }
    }

    private void release() {
        if (!paused.get() && !held.isEmpty()) {
            List<LogLine> batch = new ArrayList<>(held);
            held.clear();
            heldCount.set(0);
            append(batch);
        }
    }

    private void append(List<LogLine> batch) {
        lines.append(batch);
        search.bufferChanged();
    }

    /** Drops what is shown; the log itself stays. */
    public void clear() {
        lines.clear();
        search.bufferChanged();
    }

    /** The lines that are here. */
    public LogBuffer lines() {
        return lines;
    }

    /** What is looked for in them. */
    public LogSearch search() {
        return search;
    }

    /** How the output stands. */
    public ObjectProperty<LogState> stateProperty() {
        return state;
    }

    /** Whether the view stays at the end. */
    public BooleanProperty followProperty() {
        return follow;
    }

    /** Whether lines that come are held back. */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /** Whether long lines are broken. */
    public BooleanProperty wrapProperty() {
        return wrap;
    }

    /** Whether each line shows its time. */
    public BooleanProperty timestampsProperty() {
        return timestamps;
    }

    /** Lines held back while paused. */
    public ReadOnlyIntegerProperty heldCountProperty() {
        return heldCount.getReadOnlyProperty();
    }
}
