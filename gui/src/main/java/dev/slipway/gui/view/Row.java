package dev.slipway.gui.view;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A line of a table; it stays the same object while what it shows changes, and so does the selection.
 *
 * @param <T> what it shows
 */
public final class Row<T> {
    private final ObjectProperty<T> value;

    Row(T value) {
        this.value = new SimpleObjectProperty<>(this, "value", value);
    }

    /** What it shows. */
    public T value() {
        return value.get();
    }

    ObjectProperty<T> valueProperty() {
        return value;
    }
}
