package dev.slipway.gui.logs;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The lines of a buffer that match a term, kept as lines come and go. A new term is looked for in the background; new lines are
 * looked at as they come. Confined to the view's thread.
 */
public final class LogSearch {
    private final LogBuffer buffer;
    private final Executor background;
    private final Executor viewThread;
    private final ReadOnlyObjectWrapper<SearchTerm> term = new ReadOnlyObjectWrapper<>(SearchTerm.NONE);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper current = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private SearchTerm.Matching matching = SearchTerm.NONE.matching();
    private long[] hits = new long[64];
    private int from;
    private int to;
    private long searchedUpTo;
    private int generation;

    LogSearch(LogBuffer buffer, Executor background, Executor viewThread) {
        this.buffer = buffer;
        this.background = background;
        this.viewThread = viewThread;
    }

    /** Looks for another term; what it finds replaces what was found before. */
    public void search(SearchTerm wanted) {
        if (wanted.equals(term.get())) {
            return;
        }
        matching = wanted.matching();
        from = 0;
        to = 0;
        select(-1);
        term.set(wanted);
        generation++;
        searchedUpTo = buffer.total();
        publish();
        busy.set(!wanted.query().isEmpty());
        if (busy.get()) {
            List<LogLine> lines = List.copyOf(buffer);
            SearchTerm.Matching looking = matching;
            int asked = generation;
            background.execute(() -> {
                long[] found = scan(lines, looking);
                viewThread.execute(() -> take(asked, found));
            });
        }
    }

    /** To be called after the buffer has changed. */
    void bufferChanged() {
        if (!term.get().query().isEmpty() && !busy.get()) {
            catchUp();
        }
        publish();
    }

    /** Goes to the next line that matches after the current one, round at the end. */
    public void next() {
        if (from < to) {
            int at = firstAfter(current.get());
            select(hits[at == to ? from : at]);
        }
    }

    /** Goes to the line that matches before the current one, round at the start. */
    public void previous() {
        if (from < to) {
            int at = current.get() < 0 ? to : firstAfter(current.get() - 1);
            select(hits[at == from ? to - 1 : at - 1]);
        }
    }

    /** The pieces of a text that match. */
    public List<SearchTerm.Range> rangesIn(String text) {
        return matching.in(text);
    }

    private static long[] scan(List<LogLine> lines, SearchTerm.Matching matching) {
        return lines.stream()
                .filter(line -> !matching.in(line.text()).isEmpty())
                .mapToLong(LogLine::number)
                .toArray();
    }

    private void take(int asked, long[] found) {
        if (asked != generation) {
            return;
        }
        hits = Arrays.copyOf(found, Math.max(64, found.length));
        from = 0;
        to = found.length;
        busy.set(false);
        catchUp();
        publish();
    }

    private void catchUp() {
        for (long number = Math.max(searchedUpTo, buffer.firstNumber()); number < buffer.total(); number++) {
            if (!matching.in(buffer.get(buffer.indexOf(number)).text()).isEmpty()) {
                addHit(number);
            }
        }
        searchedUpTo = buffer.total();
    }

    private void addHit(long number) {
        if (to == hits.length) {
            int size = to - from;
            hits = Arrays.copyOf(Arrays.copyOfRange(hits, from, to), Math.max(64, size * 2));
            from = 0;
            to = size;
        }
        hits[to++] = number;
    }

    private void publish() {
        while (from < to && hits[from] < buffer.firstNumber()) {
            from++;
        }
        if (current.get() >= 0 && current.get() < buffer.firstNumber()) {
            current.set(-1);
        }
        count.set(to - from);
        position.set(current.get() < 0 ? 0 : firstAfter(current.get() - 1) - from + 1);
    }

    private void select(long number) {
        current.set(number);
        publish();
    }

    private int firstAfter(long number) {
        int found = Arrays.binarySearch(hits, from, to, number);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** What is looked for. */
    public ReadOnlyObjectProperty<SearchTerm> termProperty() {
        return term.getReadOnlyProperty();
    }

    /** Lines that match. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Which of them is the current one, from 1; 0 for none. */
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Number of the current line, or -1. */
    public ReadOnlyLongProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Whether the lines that were here before are still being looked at. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
