package dev.slipway.gui.form;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One thing that a form asks for: its value, what it was at first, and what is wrong with it. JavaFX thread.
 *
 * @param <T> kind of value
 */
public final class Field<T> {
    private final String option;
    private final Function<T, String> check;
    private final ObjectProperty<T> value;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private T first;

    /**
     * A field.
     *
     * @param option its name in the request, {@code healthcheck.interval} say
     * @param check tells what is wrong with a value, a sentence; empty for nothing
     */
    public Field(String option, T value, Function<T, String> check) {
        this.option = option;
        this.check = check;
        this.first = value;
        this.value = new SimpleObjectProperty<>(this, option, value);
        this.value.addListener((property, before, now) -> recheck());
        recheck();
    }

    /** A text that is empty at first. */
    public static Field<String> text(String option, Function<String, String> check) {
        return new Field<>(option, "", check);
    }

    /** A value with which nothing can be wrong. */
    public static <T> Field<T> free(String option, T value) {
        return new Field<>(option, value, any -> "");
    }

    /** Its name in the request. */
    public String option() {
        return option;
    }

    public T get() {
        return value.get();
    }

    public void set(T now) {
        value.set(now);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** What is wrong with it, a sentence; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether nothing is wrong with it. */
    public boolean sound() {
        return message.get().isEmpty();
    }

    /** Looks again what is wrong with it, because something else changed. */
    public void recheck() {
        message.set(check.apply(value.get()));
    }

    /** Says what the helper found wrong with it; that stays until the value changes. */
    public void refuse(String sentence) {
        message.set(sentence);
    }

    /** Whether it is no longer what it was at first. */
    public boolean changed() {
        return !value.get().equals(first);
    }

    /** Takes over what the world says now, unless the user has changed it. */
    public void follow(T now) {
        boolean untouched = !changed();
        first = now;
        if (untouched) {
            value.set(now);
        }
    }
}
