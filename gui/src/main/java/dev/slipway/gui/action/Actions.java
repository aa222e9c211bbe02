package dev.slipway.gui.action;

import dev.slipway.gui.settings.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;

/** All actions by id. The context is asked for whenever an action is shown or run. */
public final class Actions {
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final KeyMap keyMap;
    private Supplier<ActionContext> context = () -> ActionContext.nothing(false);

    /** No actions yet; the keys that the user chose for some are in {@code settings}. */
    public Actions(Settings settings) {
        keyMap = new KeyMap(settings);
    }

    /** The keys of the actions. */
    public KeyMap keyMap() {
        return keyMap;
    }

    /**
     * Adds actions; an id or a key that is taken already is an error of the program. Actions about different nouns that need something
     * selected may share a key: what is selected tells them apart.
     */
    public void add(Action... added) {
        for (Action action : added) {
            if (action.shortcut() != null) {
                actions.values().stream()
                        .filter(other -> action.shortcut().equals(other.shortcut()) && clash(action, other))
                        .findFirst()
                        .ifPresent(other -> {
                            throw new IllegalStateException("key of " + action.id() + " is taken by " + other.id());
                        });
            }
            if (actions.putIfAbsent(action.id(), action) != null) {
                throw new IllegalStateException("two actions are called " + action.id());
            }
            keyMap.add(action);
        }
    }

    private static boolean clash(Action one, Action other) {
        return one.place().general() || other.place().general() || one.noun().equals(other.noun());
    }

    /** Sets where the context comes from: the part of the window that has the focus. */
    public void contextFrom(Supplier<ActionContext> supplier) {
        context = supplier;
    }

    /** What is selected now. */
    public ActionContext context() {
        return context.get();
    }

    /** The action with that id. */
    public Action get(String id) {
        Action action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action is called " + id);
        }
        return action;
    }

    /** All, in the order they were added. */
    public Collection<Action> all() {
        return actions.values();
    }

    /** Those about one noun, {@code container} say, in the order they were added: the order of every menu and tool bar. */
    public List<Action> about(String noun) {
        return actions.values().stream()
                .filter(action -> action.id().startsWith(noun + "."))
                .toList();
    }

    /** Runs an action on what is selected now, if it is enabled for it. */
    public void run(String id) {
        run(get(id), context());
    }

    /** Runs an action, if it is enabled for the context. */
    public void run(Action action, ActionContext selected) {
        if (action.enabled().test(selected)) {
            action.run().accept(selected);
        }
    }

    /** Runs the enabled action whose key was pressed; tells whether there was one. */
    public boolean handle(KeyEvent event) {
        for (Action action : actions.values()) {
            var keys = keyMap.get(action);
            if (keys != null && keys.match(event) && action.enabled().test(context())) {
                action.run().accept(context());
                return true;
            }
        }
        return false;
    }
}
