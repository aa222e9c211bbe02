package dev.slipway.gui.keymap;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Which keys were pressed, as an action can have them. */
final class PressedKeys {
    private PressedKeys() {}

    /** The keys of an event; absent while only keys are held that go with others. */
    static @Nullable KeyCombination of(KeyEvent event) {
        return of(
                event.getCode(),
                event.isShortcutDown(),
                event.isShiftDown(),
                event.isAltDown(),
                event.isMetaDown() && !event.isShortcutDown());
    }

    static @Nullable KeyCombination of(KeyCode code, boolean shortcut, boolean shift, boolean alt, boolean meta) {
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return null;
        }
        List<Modifier> modifiers = new ArrayList<>();
        if (shortcut) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (shift) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        if (alt) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (meta) {
            modifiers.add(KeyCombination.META_DOWN);
        }
        return new KeyCodeCombination(code, modifiers.toArray(Modifier[]::new));
    }

    /** Whether keys would be missing where people type or move about: those without Ctrl or Alt that do something everywhere. */
    static boolean isForTyping(KeyCombination keys) {
        if (!(keys instanceof KeyCodeCombination combination)
                || combination.getShortcut() == KeyCombination.ModifierValue.DOWN
                || combination.getAlt() == KeyCombination.ModifierValue.DOWN
                || combination.getMeta() == KeyCombination.ModifierValue.DOWN) {
            return false;
        }
        KeyCode code = combination.getCode();
        return !(code.isFunctionKey() || code == KeyCode.DELETE || code == KeyCode.INSERT || code.isMediaKey());
    }
}
