package dev.slipway.gui.action;

import dev.slipway.gui.text.Texts;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something a user can do. It holds no state; {@code enabled} is fast and has no effect.
 *
 * @param id stable name, its noun first; its text is that of the key {@code action.<id>}
 * @param shortcut key that runs it unless the user chose another; absent for none
 * @param enabled whether it can run in a context
 * @param run does it; called on the JavaFX thread, must not wait
 * @param place where menus and tool bars show it
 */
public record Action(
        String id,
        @Nullable Ikon icon,
        @Nullable KeyCombination shortcut,
        Predicate<ActionContext> enabled,
        Consumer<ActionContext> run,
        Place place) {

    /**
     * Where it is shown besides the menu of its noun.
     *
     * @param general whether it is about nothing that is selected, so that context menus leave it out
     * @param toolBar whether tool bars show it
     * @param apart whether a line parts it from those before it
     */
    public record Place(boolean general, boolean toolBar, boolean apart) {
        private static final Place USUAL = new Place(false, false, false);
    }

    /** An action without an icon and a key that is always enabled. */
    public static Action of(String id, Consumer<ActionContext> run) {
        return new Action(id, null, null, context -> true, run, Place.USUAL);
    }

    /** The same with an icon. */
    public Action icon(Ikon newIcon) {
        return new Action(id, newIcon, shortcut, enabled, run, place);
    }

    /** The same with a key, in the form of {@link KeyCombination#valueOf}. */
    public Action key(String keys) {
        return new Action(id, icon, KeyCombination.valueOf(keys), enabled, run, place);
    }

    /** The same, enabled only where {@code condition} holds. */
    public Action when(Predicate<ActionContext> condition) {
        return new Action(id, icon, shortcut, condition, run, place);
    }

    /** The same, about nothing that is selected. */
    public Action general() {
        return new Action(id, icon, shortcut, enabled, run, new Place(true, place.toolBar(), place.apart()));
    }

    /** The same, on tool bars too. */
    public Action onToolBar() {
        return new Action(id, icon, shortcut, enabled, run, new Place(place.general(), true, place.apart()));
    }

    /** The same, parted by a line from those before it. */
    public Action apart() {
        return new Action(id, icon, shortcut, enabled, run, new Place(place.general(), place.toolBar(), true));
    }

    /** What it is about: the first word of its id. */
    public String noun() {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    /** What the user reads. */
    public String text() {
        return Texts.get("action." + id);
    }
}
