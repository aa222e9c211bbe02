package dev.slipway.gui.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/**
 * The lines of a view that hold all words of a text, capitals aside.
 *
 * @param <T> kind of line
 */
public final class LineFilter<T> {
    private final FilteredList<T> shown;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");

    /**
     * Shows all lines at first.
     *
     * @param words the text of a line in which words are looked for
     */
    public LineFilter(ObservableList<T> lines, Function<T, String> words) {
        shown = new FilteredList<>(lines);
        text.addListener((property, before, now) -> {
            String[] wanted = now.strip().toLowerCase(Locale.ROOT).split("\\s+");
            shown.setPredicate(now.isBlank() ? null : line -> holds(words.apply(line), wanted));
        });
    }

    private static boolean holds(String line, String[] wanted) {
        String small = line.toLowerCase(Locale.ROOT);
        for (String word : wanted) {
            if (!small.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** The lines that pass. */
    public ObservableList<T> shown() {
        return shown;
    }

    /** The words. */
    public StringProperty textProperty() {
        return text;
    }
}
