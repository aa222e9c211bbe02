package dev.slipway.gui.keymap;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.KeyMap;
import dev.slipway.gui.control.Layers;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for the new keys of an action, by their being pressed; tells whose they are, and takes them from there. */
final class KeyEdit extends VBox {
    private final Layers layers;
    private final KeyMap keyMap;
    private final Action action;
    private final Runnable changed;
    private final KeyField field = new KeyField();
    private final Label message = new Label();
    private final Button set = new Button();

    private KeyEdit(Layers layers, KeyMap keyMap, Action action, Runnable changed) {
        this.changed = changed;
        this.layers = layers;
        this.keyMap = keyMap;
        this.action = action;
        getStyleClass().add("question");
        Label title = new Label(Texts.get("keymap.edit.title", action.text()));
        title.getStyleClass().add("question-title");
        field.setId("key-edit");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.setId("key-edit-message");
        field.keysProperty().subscribe(this::check);
        getChildren().addAll(title, field, message, buttons());
    }

    /**
     * Asks.
     *
     * @param keys those that are there at first
     * @param changed runs once the action has its new key
     */
    static void open(Layers layers, KeyMap keyMap, Action action, @Nullable KeyCombination keys, Runnable changed) {
        KeyEdit edit = new KeyEdit(layers, keyMap, action, changed);
        edit.field.keysProperty().set(keys);
        layers.showCard(edit);
        edit.field.requestFocus();
    }

    private HBox buttons() {
        Button none = new Button(Texts.get("keymap.none"));
        none.setId("key-edit-none");
        none.setOnAction(event -> assign(null));
        Button cancel = new Button(Texts.get("button.cancel"));
        cancel.setOnAction(event -> layers.close());
        set.setId("key-edit-set");
        set.getStyleClass().add("accent");
        set.setDefaultButton(true);
        set.setOnAction(event -> assign(field.keysProperty().get()));
        HBox buttons = new HBox(8, none, cancel, set);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("question-buttons");
        return buttons;
    }

    private void check(@Nullable KeyCombination keys) {
        List<Action> rivals = keys == null ? List.of() : keyMap.rivals(action, keys);
        boolean typed = keys != null && PressedKeys.isForTyping(keys);
        set.setText(Texts.get(rivals.isEmpty() ? "keymap.set" : "keymap.take"));
        set.setDisable(keys == null || typed);
        message.getStyleClass().removeAll("field-message", "field-hint");
        message.getStyleClass().add(typed || !rivals.isEmpty() ? "field-message" : "field-hint");
        message.setText(
                keys == null
                        ? Texts.get("keymap.edit.hint")
                        : typed
                                ? Texts.get("keymap.typed", keys.getDisplayText())
                                : rivals.isEmpty() ? Texts.get("keymap.free") : taken(keys, rivals));
    }

    private static String taken(KeyCombination keys, List<Action> rivals) {
        return Texts.get(
                "keymap.taken",
                keys.getDisplayText(),
                rivals.stream().map(Action::text).collect(Collectors.joining(", ")));
    }

    private void assign(@Nullable KeyCombination keys) {
        layers.close();
        keyMap.assign(action, keys);
        changed.run();
    }
}
