package dev.slipway.gui.keymap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PressedKeysTest {
    @Test
    void theyAreTheSameAsThoseThatActionsAreMadeWith() {
        assertThat(PressedKeys.of(KeyCode.R, true, true, false, false))
                .isEqualTo(KeyCombination.valueOf("Shortcut+Shift+R"));
        assertThat(PressedKeys.of(KeyCode.DIGIT1, false, false, true, false))
                .isEqualTo(KeyCombination.valueOf("Alt+1"));
        assertThat(PressedKeys.of(KeyCode.DELETE, false, false, false, false))
                .isEqualTo(KeyCombination.valueOf("Delete"));
    }

    @Test
    void keysThatGoWithOthersAreNoneYet() {
        assertThat(PressedKeys.of(KeyCode.CONTROL, true, false, false, false)).isNull();
        assertThat(PressedKeys.of(KeyCode.SHIFT, false, true, false, false)).isNull();
    }

    /** So that what is kept in the settings is what was pressed. */
    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"A", "DIGIT0", "F12", "COMMA", "OPEN_BRACKET", "PAGE_UP", "LEFT", "PLUS", "NUMPAD1", "SPACE"})
    void theirNameTellsThem(KeyCode code) {
        KeyCombination keys = Objects.requireNonNull(PressedKeys.of(code, true, false, true, false));

        assertThat(KeyCombination.valueOf(keys.getName())).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "A, true",
        "Shift+A, true",
        "Enter, true",
        "Tab, true",
        "F2, false",
        "Shift+F12, false",
        "Delete, false",
        "Shortcut+A, false",
        "Alt+Left, false"
    })
    void lettersAndWhatMovesAboutAreNeededWithoutCtrlOrAlt(String keys, boolean needed) {
        assertThat(PressedKeys.isForTyping(KeyCombination.valueOf(keys))).isEqualTo(needed);
    }
}
