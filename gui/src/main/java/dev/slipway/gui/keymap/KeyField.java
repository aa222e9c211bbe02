package dev.slipway.gui.keymap;

import dev.slipway.gui.text.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A field that takes keys by their being pressed; Backspace and Escape alone empty it, Tab and Enter alone are left to the window. */
final class KeyField extends TextField {
    private final ObjectProperty<@Nullable KeyCombination> keys = new SimpleObjectProperty<>(this, "keys");

    KeyField() {
        setEditable(false);
        getStyleClass().add("key-field");
        setPromptText(Texts.get("keymap.press"));
        setAccessibleText(Texts.get("keymap.press"));
        textProperty().bind(keys.map(KeyCombination::getDisplayText).orElse(""));
        addEventFilter(KeyEvent.ANY, this::heard);
    }

    /** The keys that were pressed last; absent for none. */
    ObjectProperty<@Nullable KeyCombination> keysProperty() {
        return keys;
    }

    private void heard(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
        if (alone && (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.ENTER)) {
            return;
        }
        boolean empties = event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.ESCAPE;
        if (alone && empties && keys.get() == null) {
            return;
        }
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            KeyCombination pressed = PressedKeys.of(event);
            if (alone && empties) {
                keys.set(null);
            } else if (pressed != null) {
                keys.set(pressed);
            }
        }
        event.consume();
    }
}
