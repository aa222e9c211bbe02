package dev.slipway.gui.action;

import dev.slipway.gui.settings.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The key of each action: the one that it was made with, unless the user chose another, which is kept in the settings. JavaFX thread. */
public final class KeyMap {
    /** Before an action's id in the settings. */
    private static final String SETTING = "key.";
    /** The user's choice of no key. */
    private static final String NONE = "-";

    private final Settings settings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Action action, ReadOnlyObjectWrapper<@Nullable KeyCombination> keys) {}

    KeyMap(Settings settings) {
        this.settings = settings;
    }

    void add(Action action) {
        entries.put(action.id(), new Entry(action, new ReadOnlyObjectWrapper<>(action, "keys", kept(action))));
    }

    /** The key of an action, as it changes; absent for none. */
    public ReadOnlyObjectProperty<@Nullable KeyCombination> property(Action action) {
        return entry(action).keys().getReadOnlyProperty();
    }

    /** The key of an action; absent for none. */
    public @Nullable KeyCombination get(Action action) {
        return entry(action).keys().get();
    }

    /** The key as people read it; empty for none. */
    public String text(Action action) {
        KeyCombination keys = get(action);
        return keys == null ? "" : keys.getDisplayText();
    }

    /** Text and key of an action for a tooltip. */
    public String tip(Action action) {
        String keys = text(action);
        return keys.isEmpty() ? action.text() : action.text() + "  (" + keys + ")";
    }

    /** Whether the user chose another key for an action, or none. */
    public boolean isChanged(Action action) {
        return !Objects.equals(get(action), action.shortcut());
    }

    /** The other actions that would run, or be in doubt, where {@code keys} are to run an action. */
    public List<Action> rivals(Action action, KeyCombination keys) {
        return entries.values().stream()
                .filter(entry -> keys.equals(entry.keys().get()))
                .map(Entry::action)
                .filter(other -> !other.id().equals(action.id()) && clash(action, other))
                .toList();
    }

    /** Gives an action a key, or none; those that had it in the same places lose it. */
    public void assign(Action action, @Nullable KeyCombination keys) {
        if (keys != null) {
            rivals(action, keys).forEach(rival -> put(rival, null));
        }
        put(action, keys);
        settings.save();
    }

    /** Gives an action the key it was made with; those that were given it meanwhile lose it. */
    public void reset(Action action) {
        assign(action, action.shortcut());
    }

    /** Gives all actions the keys they were made with. */
    public void resetAll() {
        entries.values().forEach(entry -> put(entry.action(), entry.action().shortcut()));
        settings.save();
    }

    /** All actions, in the order they were added. */
    public Collection<Action> actions() {
        return entries.values().stream().map(Entry::action).toList();
    }

    private void put(Action action, @Nullable KeyCombination keys) {
        if (Objects.equals(keys, action.shortcut())) {
            settings.remove(SETTING + action.id());
        } else {
            settings.set(SETTING + action.id(), keys == null ? NONE : keys.getName());
        }
        entry(action).keys().set(keys);
    }

    private @Nullable KeyCombination kept(Action action) {
        String kept = settings.get(SETTING + action.id(), "");
        if (kept.equals(NONE)) {
            return null;
        }
        try {
            return kept.isEmpty() ? action.shortcut() : KeyCombination.valueOf(kept);
        } catch (IllegalArgumentException e) {
            return action.shortcut();
        }
    }

    private Entry entry(Action action) {
        Entry entry = entries.get(action.id());
        if (entry == null) {
            throw new IllegalArgumentException("no action is called " + action.id());
        }
        return entry;
    }

    /** What is selected tells actions about different nouns apart, but for those that need nothing selected. */
    private static boolean clash(Action one, Action other) {
        return one.noun().equals(other.noun()) || isAnywhere(one) || isAnywhere(other);
    }

    private static boolean isAnywhere(Action action) {
        return action.place().general() || action.enabled().test(ActionContext.nothing(true));
    }
}
