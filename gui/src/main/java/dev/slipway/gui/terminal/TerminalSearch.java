package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/** What is looked for in the lines of a screen, capitals aside, and where it was found. View's thread. */
final class TerminalSearch {
    private static final int LIMIT = 10_000;

    private final Screen screen;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(this, "position", -1);
    private List<Hit> hits = List.of();
    private String query = "";

    TerminalSearch(Screen screen) {
        this.screen = screen;
    }

    /**
     * A place where it was found.
     *
     * @param line counted from the first that was ever shown
     * @param from column of its first character
     */
    record Hit(long line, int from) {}

    String query() {
        return query;
    }

    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Which of them is looked at; -1 for none. */
    ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Looks for something else; the last place, which is the newest, is looked at first. */
    void search(String wanted) {
        query = wanted.toLowerCase(Locale.ROOT);
        find();
        position.set(hits.size() - 1);
    }

    /** Goes on to the next place, or the previous with -1; around the ends. What came meanwhile is found too. */
    void step(int by) {
        Hit before = current();
        find();
        if (hits.isEmpty()) {
            position.set(-1);
            return;
        }
        int at = before == null ? -1 : hits.indexOf(before);
        position.set(Math.floorMod(at + by, hits.size()));
    }

    /** The place that is looked at. */
    @Nullable
    Hit current() {
        int at = position.get();
        return at < 0 || at >= hits.size() ? null : hits.get(at);
    }

    /** The columns at which it begins in a text. */
    List<Integer> within(String text) {
        List<Integer> columns = new ArrayList<>();
        if (!query.isEmpty()) {
            String folded = text.toLowerCase(Locale.ROOT);
            for (int at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length())) {
                columns.add(at);
            }
        }
        return columns;
    }

    private void find() {
        List<Hit> found = new ArrayList<>();
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            for (int line = -buffer.getHistoryLinesCount(); line < buffer.getHeight() && found.size() < LIMIT; line++) {
                for (int column : within(buffer.getLine(line).getText())) {
                    found.add(new Hit(line + screen.scrolled(), column));
                }
            }
        } finally {
            buffer.unlock();
        }
        hits = found;
        count.set(found.size());
    }
}
