package dev.slipway.gui.form;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(this, "sound", true);
    private T first;
    private boolean touched;

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
        this.value.addListener((property, before, now) -> reveal());
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

    /** What is wrong with it, a sentence; empty for nothing, and while nobody has touched it. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether nothing is wrong with it. */
    public boolean sound() {
        return sound.get();
    }

    ReadOnlyBooleanProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    /** Looks again what is wrong with it, because something else changed. */
    public void recheck() {
        tell(check.apply(value.get()));
    }

    /** Says what is wrong with it, touched or not. */
    void reveal() {
        touched = true;
        recheck();
    }

    private void tell(String fault) {
        sound.set(fault.isEmpty());
        message.set(touched ? fault : "");
    }

    /** Says what the helper found wrong with it; that stays until the value changes. */
    public void refuse(String sentence) {
        touched = true;
        tell(sentence);
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
