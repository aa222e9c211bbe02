package dev.slipway.gui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
            Predicate<String> wanted = words(now);
            shown.setPredicate(now.isBlank() ? null : line -> wanted.test(words.apply(line)));
        });
    }

    /** Whether a line holds all words of {@code text}, capitals aside. */
    public static Predicate<String> words(String text) {
        List<String> wanted = Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return line -> {
            String small = line.toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(small::contains);
        };
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
