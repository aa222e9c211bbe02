package dev.slipway.gui.logs;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a buffer that match a term, kept as lines come, go and change places. Lines are looked at in the background, piece by
 * piece. Confined to the view's thread.
 */
public final class LogSearch {
    private static final int PIECE = 20_000;

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
    private @Nullable LogLine currentLine;
    private long looked;
    private long unmoved;
    private boolean looking;
    private volatile Object round = new Object();

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
        round = new Object();
        looking = false;
        looked = buffer.firstNumber();
        busy.set(!wanted.query().isEmpty());
        lookOn();
        publish();
    }

    /** To be called after the buffer has changed: lines from that number on have come or stand elsewhere. */
    void changed(long number) {
        to = firstFrom(number);
        looked = Math.min(looked, number);
        unmoved = Math.min(unmoved, number);
        if (current.get() >= number) {
            find();
        }
        lookOn();
        publish();
    }

    /** Goes after the current line to where it stands now. */
    private void find() {
        LogLine line = currentLine;
        int start = Math.max(0, (int) (current.get() - buffer.firstNumber()) - PIECE);
        long found = IntStream.range(start, buffer.size())
                .filter(index -> buffer.get(index).is(line))
                .mapToLong(index -> buffer.firstNumber() + index)
                .findFirst()
                .orElse(-1);
        select(found);
    }

    private void lookOn() {
        if (term.get().query().isEmpty() || looking) {
            return;
        }
        long start = Math.max(looked, buffer.firstNumber());
        int index = (int) (start - buffer.firstNumber());
        int end = Math.min(buffer.size(), index + PIECE);
        if (index >= end) {
            looked = start;
            busy.set(false);
            return;
        }
        List<LogLine> lines = List.copyOf(buffer.subList(index, end));
        SearchTerm.Matching wanted = matching;
        Object asked = round;
        looking = true;
        unmoved = Long.MAX_VALUE;
        background.execute(() -> {
            long[] found = IntStream.range(0, lines.size())
                    .takeWhile(each -> asked == round)
                    .filter(each -> !wanted.in(lines.get(each).text()).isEmpty())
                    .mapToLong(each -> start + each)
                    .toArray();
            viewThread.execute(() -> take(asked, found, start + lines.size()));
        });
    }

    private void take(Object asked, long[] found, long end) {
        if (asked != round) {
            return;
        }
        looking = false;
        for (long number : found) {
            if (number < unmoved) {
                add(number);
            }
        }
        looked = Math.min(end, unmoved);
        lookOn();
        publish();
    }

    private void add(long number) {
        if (to == hits.length) {
            int size = to - from;
            hits = Arrays.copyOf(Arrays.copyOfRange(hits, from, to), Math.max(64, size * 2));
            from = 0;
            to = size;
        }
        hits[to++] = number;
    }

    /** Goes to the next line that matches after the current one, round at the end. */
    public void next() {
        if (from < to) {
            int at = firstFrom(current.get() + 1);
            select(hits[at == to ? from : at]);
        }
    }

    /** Goes to the line that matches before the current one, round at the start. */
    public void previous() {
        if (from < to) {
            int at = current.get() < 0 ? to : firstFrom(current.get());
            select(hits[at == from ? to - 1 : at - 1]);
        }
    }

    /** The pieces of a text that match. */
    public List<SearchTerm.Range> rangesIn(String text) {
        return matching.in(text);
    }

    private void publish() {
        from = firstFrom(buffer.firstNumber());
        if (current.get() >= 0 && current.get() < buffer.firstNumber()) {
            setCurrent(-1);
        }
        count.set(to - from);
        position.set(current.get() < 0 ? 0 : firstFrom(current.get()) - from + 1);
    }

    private void select(long number) {
        setCurrent(number);
        publish();
    }

    private void setCurrent(long number) {
        int index = buffer.indexOf(number);
        currentLine = index < 0 ? null : buffer.get(index);
        current.set(number);
    }

    /** Place among the hits of the first with this number or a greater one. */
    private int firstFrom(long number) {
        int found = Arrays.binarySearch(hits, from, to, number);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether this is the current line. */
    boolean isCurrent(LogLine line) {
        return line.is(currentLine);
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
