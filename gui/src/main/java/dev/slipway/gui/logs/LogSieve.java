package dev.slipway.gui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Keeps the lines of a log that pass a filter. Lines are tried in the background, and what was shown stays until all that are here were
 * tried by a new filter. Confined to the view's thread.
 */
final class LogSieve {
    private final LogBuffer all;
    private final LogBuffer shown;
    private final int capacity;
    private final Executor background;
    private final Executor viewThread;
    private final LongConsumer changed;
    private final ReadOnlyObjectWrapper<LogFilter> filter = new ReadOnlyObjectWrapper<>(LogFilter.ALL);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<LogLine> waiting = new ArrayList<>();
    private boolean trying;
    private volatile Object round = new Object();

    /**
     * A sieve that lets all through.
     *
     * @param changed told the number of the first line that is new in {@code shown}, or stands elsewhere
     */
    LogSieve(
            LogBuffer all,
            LogBuffer shown,
            int capacity,
            Executor background,
            Executor viewThread,
            LongConsumer changed) {
        this.all = all;
        this.shown = shown;
        this.capacity = capacity;
        this.background = background;
        this.viewThread = viewThread;
        this.changed = changed;
    }

    /** Takes lines that have just come into the log. */
    void take(List<LogLine> lines) {
        if (!trying && filter.get().passesAll()) {
            changed.accept(shown.add(lines));
            return;
        }
        waiting.addAll(lines);
        if (waiting.size() > capacity) {
            waiting = new ArrayList<>(waiting.subList(waiting.size() - capacity, waiting.size()));
        }
        tryWaiting();
    }

    /** Shows other lines from now on. */
    void filter(LogFilter wanted) {
        if (!wanted.equals(filter.get())) {
            filter.set(wanted);
            again();
        }
    }

    /** Tries all lines of the log again. */
    void again() {
        round = new Object();
        waiting.clear();
        trying = false;
        if (filter.get().passesAll()) {
            show(List.copyOf(all));
        } else {
            busy.set(true);
            tryLines(List.copyOf(all), this::show);
        }
    }

    private void show(List<LogLine> lines) {
        busy.set(false);
        shown.become(lines);
        changed.accept(shown.firstNumber());
    }

    private void tryWaiting() {
        if (!trying && !waiting.isEmpty()) {
            List<LogLine> lines = waiting;
            waiting = new ArrayList<>();
            tryLines(lines, passed -> changed.accept(shown.add(passed)));
        }
    }

    private void tryLines(List<LogLine> lines, Consumer<List<LogLine>> done) {
        trying = true;
        Object asked = round;
        Predicate<LogLine> passes = filter.get().condition();
        background.execute(() -> {
            List<LogLine> passed = lines.stream()
                    .takeWhile(line -> asked == round)
                    .filter(passes)
                    .toList();
            viewThread.execute(() -> {
                if (asked == round) {
                    trying = false;
                    done.accept(passed);
                    tryWaiting();
                }
            });
        });
    }

    /** Which lines are shown. */
    ReadOnlyObjectProperty<LogFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Whether the lines that were here before are still tried. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
