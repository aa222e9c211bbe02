package dev.slipway.gui.logs;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What a log view shows: lines of one source or of several by time, which of them and how, and what is looked for. Confined to the view's
 * thread but for {@link #offer} and the inlets.
 */
public final class LogModel {
    /** Lines that a view keeps unless told otherwise. */
    public static final int CAPACITY = 100_000;

    private final LogBuffer all;
    private final LogBuffer shown;
    private final LogFeed feed;
    private final LogSieve sieve;
    private final LogSearch search;
    private final LogInlet only;
    private final ReadOnlyIntegerWrapper heldCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper skipped = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper levels = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<LogState> state = new SimpleObjectProperty<>(LogState.LOADING);
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private final BooleanProperty timestamps = new SimpleBooleanProperty();
    private final IntegerProperty nameWidth = new SimpleIntegerProperty();

    /**
     * An empty model.
     *
     * @param capacity lines it keeps at most
     * @param viewThread runs what is given to it on the view's thread, before its next frame
     * @param background runs searches and filters
     */
    public LogModel(int capacity, Executor viewThread, Executor background) {
        all = new LogBuffer(capacity);
        shown = new LogBuffer(capacity);
        feed = new LogFeed(viewThread, capacity, this::receive, this::hold);
        search = new LogSearch(shown, background, viewThread);
        sieve = new LogSieve(all, shown, capacity, background, viewThread, search::changed);
        only = inlet(LogSource.ONLY);
        paused.addListener((observed, before, now) -> pause(now));
    }

    /** The way of another source's lines into this log. */
    public LogInlet inlet(LogSource source) {
        return new LogInlet(source, feed::add);
    }

    /** Takes a piece of the only source's output, on any thread; {@code partial} where its line goes on in the next piece. */
    public void offer(Instant time, boolean error, String raw, boolean partial) {
        only.offer(time, error, raw, partial);
    }

    private void receive(List<LogLine> batch) {
        if (state.get().phase() == LogState.Phase.LOADING) {
            state.set(LogState.LIVE);
        }
        if (!levels.get()) {
            levels.set(batch.stream().anyMatch(line -> line.level() != Level.NONE));
        }
        batch.sort((one, other) -> one.place().compareTo(other.place()));
        all.add(batch);
        count.set(all.size());
        sieve.take(batch);
        skipped.set(feed.skipped());
    }

    private void hold() {
        heldCount.set(feed.size());
        skipped.set(feed.skipped());
    }

    private void pause(boolean now) {
        heldCount.set(now ? feed.size() : 0);
        feed.stop(now);
    }

    /** Drops what is here; the log itself stays. */
    public void clear() {
        all.clear();
        recount();
    }

    /** Drops the lines of a source, and those that wait. */
    void drop(LogSource source) {
        feed.drop(line -> line.source() == source);
        all.become(all.stream().filter(line -> line.source() != source).toList());
        recount();
    }

    private void recount() {
        count.set(all.size());
        sieve.again();
    }

    /** Shows other lines from now on. */
    public void filter(LogFilter filter) {
        sieve.filter(filter);
    }

    /** The lines that are shown. */
    public LogBuffer lines() {
        return shown;
    }

    /** What is looked for in them. */
    public LogSearch search() {
        return search;
    }

    /** Which lines are shown. */
    public ReadOnlyObjectProperty<LogFilter> filterProperty() {
        return sieve.filterProperty();
    }

    /** Whether lines that are here are still tried by the filter. */
    public ReadOnlyBooleanProperty filteringProperty() {
        return sieve.busyProperty();
    }

    /** Lines that are here, shown or not. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Lines that came faster than they could be shown, or while too many were held back, and were passed over. */
    public ReadOnlyLongProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /** Whether some line has told a level. */
    public ReadOnlyBooleanProperty levelsProperty() {
        return levels.getReadOnlyProperty();
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

    /** Characters of the column with the names of sources; 0 for no such column. */
    public IntegerProperty nameWidthProperty() {
        return nameWidth;
    }

    /** Lines held back while paused. */
    public ReadOnlyIntegerProperty heldCountProperty() {
        return heldCount.getReadOnlyProperty();
    }
}
