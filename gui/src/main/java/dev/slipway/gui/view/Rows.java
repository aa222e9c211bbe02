package dev.slipway.gui.view;

import dev.slipway.gui.filter.FilterWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/**
 * The lines of a table, which follow what they are derived from, filtered. JavaFX thread.
 *
 * @param <T> what a line shows
 */
public final class Rows<T> {
    private final Function<T, String> id;
    private final Supplier<List<T>> derive;
    private final Map<String, Row<T>> byId = new HashMap<>();
    private final ObservableList<Row<T>> all =
            FXCollections.observableArrayList(row -> new Observable[] {row.valueProperty()});
    private final FilteredList<Row<T>> shown = new FilteredList<>(all);
    private final FilterWords<T> words;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final InvalidationListener changed = source -> follow();

    /**
     * Follows from now on, as long as somebody holds it.
     *
     * @param id tells lines apart
     * @param words of a line, in which the filter's are looked for
     * @param derive all lines there are to be now
     * @param sources when to look again
     */
    public Rows(Function<T, String> id, Function<T, String> words, Supplier<List<T>> derive, Observable... sources) {
        this(id, FilterWords.of(words), derive, sources);
    }

    /**
     * Follows from now on, as long as somebody holds it.
     *
     * @param id tells lines apart
     * @param words what the filter understands
     * @param derive all lines there are to be now
     * @param sources when to look again
     */
    public Rows(Function<T, String> id, FilterWords<T> words, Supplier<List<T>> derive, Observable... sources) {
        this.id = id;
        this.words = words;
        this.derive = derive;
        filter.addListener((property, before, text) -> {
            Predicate<T> wanted = words.read(text).condition();
            shown.setPredicate(row -> wanted.test(row.value()));
        });
        for (Observable source : sources) {
            source.addListener(new WeakInvalidationListener(changed));
        }
        follow();
    }

    /** All lines, in the order they came. */
    public ObservableList<Row<T>> all() {
        return all;
    }

    /** The lines that pass the filter. */
    public ObservableList<Row<T>> shown() {
        return shown;
    }

    /** The filter's text. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** What the filter understands. */
    public FilterWords<T> filterWords() {
        return words;
    }

    private void follow() {
        List<T> wanted = derive.get();
        Set<String> ids = new HashSet<>();
        List<Row<T>> fresh = new ArrayList<>();
        for (T value : wanted) {
            String key = id.apply(value);
            ids.add(key);
            Row<T> known = byId.get(key);
            if (known == null) {
                Row<T> made = new Row<>(value);
                byId.put(key, made);
                fresh.add(made);
            } else if (!known.value().equals(value)) {
                known.valueProperty().set(value);
            }
        }
        if (byId.size() > ids.size()) {
            byId.keySet().retainAll(ids);
            all.removeIf(row -> !ids.contains(id.apply(row.value())));
        }
        all.addAll(fresh);
    }
}
