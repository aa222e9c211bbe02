package dev.slipway.gui.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What a sheet asks for. JavaFX thread. */
public class Form {
    private final List<Field<?>> fields = new ArrayList<>();
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(this, "sound", true);
    private final ReadOnlyBooleanWrapper blamed = new ReadOnlyBooleanWrapper(this, "blamed");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper(this, "changes");

    /** A form without fields. */
    protected Form() {}

    /** Adds a field. */
    protected final <E extends Field<?>> E ask(E field) {
        fields.add(field);
        field.messageProperty().addListener(property -> refresh());
        field.soundProperty().addListener(property -> refresh());
        field.valueProperty().addListener(property -> changed());
        refresh();
        return field;
    }

    /** What is typed into a field; absent for nothing. */
    protected static @Nullable String text(Field<String> field) {
        return field.get().isBlank() ? null : field.get().strip();
    }

    /** Lines of {@code key} or {@code key=value}; absent where there are none. */
    protected static @Nullable Map<String, String> pairs(List<String> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            pairs.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return pairs;
    }

    /** Whether nothing is wrong with any field. */
    public final ReadOnlyBooleanProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    /** Whether the user is told that something is wrong with a field. */
    public final ReadOnlyBooleanProperty blamedProperty() {
        return blamed.getReadOnlyProperty();
    }

    /** Why it was refused as a whole, sentences; empty for nothing. */
    public final ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How often something was changed. */
    public final ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Looks at all fields again. */
    public final void recheck() {
        trouble.set("");
        fields.forEach(Field::recheck);
    }

    /** Says all that is wrong, also of fields that nobody has touched; tells whether nothing is. */
    public final boolean reveal() {
        trouble.set("");
        fields.forEach(Field::reveal);
        return sound.get();
    }

    /** Shows why the helper refused: what it found at the fields concerned, and the rest as trouble. */
    public final void refused(Throwable failure) {
        List<Refusal> refusals = Refusal.of(failure);
        List<String> rest = new ArrayList<>();
        for (Refusal refusal : refusals) {
            Field<?> field = field(refusal.option());
            if (field == null) {
                rest.add(refusal.sentence());
            } else {
                field.refuse(refusal.sentence());
            }
        }
        trouble.set(String.join("\n", rest));
    }

    private @Nullable Field<?> field(String option) {
        Field<?> best = null;
        for (Field<?> field : fields) {
            boolean fits = isWithin(option, field.option()) || isWithin(field.option(), option);
            if (fits && (best == null || closeness(field, option) > closeness(best, option))) {
                best = field;
            }
        }
        return best;
    }

    /** A field for the very option first, then the one for the most that encloses it, then the first within it. */
    private static int closeness(Field<?> field, String option) {
        return field.option().length() <= option.length() ? field.option().length() : 0;
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }

    private void changed() {
        trouble.set("");
        changes.set(changes.get() + 1);
    }

    private void refresh() {
        sound.set(fields.stream().allMatch(Field::sound));
        blamed.set(
                fields.stream().anyMatch(field -> !field.messageProperty().get().isEmpty()));
    }
}
