package dev.slipway.gui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerminalKeysTest {
    private final Screen screen = new Screen();
    private final TerminalKeys keys = new TerminalKeys(screen.terminal());

    @Test
    void charactersAreTyped() {
        assertThat(pressed(KeyCode.A, "")).isNull();
        assertThat(typed("a", "")).isEqualTo("a");
        assertThat(pressed(KeyCode.F, "alt")).isNull();
        assertThat(typed("f", "alt")).isEqualTo("\u001bf");
    }

    @Test
    void keysWithoutACharacterHaveSequences() {
        assertThat(pressed(KeyCode.UP, "")).isEqualTo("\u001b[A");
        assertThat(pressed(KeyCode.RIGHT, "ctrl")).isEqualTo("\u001b[1;5C");
        assertThat(pressed(KeyCode.PAGE_UP, "")).isEqualTo("\u001b[5~");
        assertThat(pressed(KeyCode.F5, "")).isEqualTo("\u001b[15~");
        assertThat(pressed(KeyCode.DELETE, "")).isEqualTo("\u001b[3~");
        assertThat(pressed(KeyCode.TAB, "shift")).isEqualTo("\u001b[Z");
        assertThat(pressed(KeyCode.ESCAPE, "")).isEqualTo("\u001b");
    }

    @Test
    void arrowsFollowTheMode() {
        screen.feed("\u001b[?1h");

        assertThat(pressed(KeyCode.UP, "")).isEqualTo("\u001bOA");
    }

    @Test
    void whatAPressHasSentIsNotTypedAgain() {
        assertThat(pressed(KeyCode.ENTER, "")).isEqualTo("\r");
        assertThat(typed("\r", "")).isEmpty();
        assertThat(pressed(KeyCode.C, "ctrl")).isEqualTo("\u0003");
        assertThat(typed("\u0003", "ctrl")).isEmpty();
        assertThat(pressed(KeyCode.SPACE, "ctrl")).isEqualTo("\u0000");
        assertThat(pressed(KeyCode.BACK_SPACE, "")).isEqualTo("\u007f");
    }

    @Test
    void someKeysAreTheWorkbenchs() {
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.DIGIT5, "alt"))).isTrue();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.A, "ctrl shift"))).isTrue();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.TAB, "ctrl"))).isTrue();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.F4, "ctrl"))).isTrue();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.R, "ctrl"))).isFalse();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.DIGIT5, ""))).isFalse();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.B, "alt"))).isFalse();
        assertThat(TerminalKeys.areWorkbenchs(press(KeyCode.DELETE, ""))).isFalse();
    }

    @Test
    void pastedLinesEndAsEnterDoesAndCannotLeaveTheirBrackets() {
        assertThat(TerminalKeys.pasted("a\r\nb\n", false)).isEqualTo("a\rb\r");
        assertThat(TerminalKeys.pasted("a\u001b[201~b", true)).isEqualTo("\u001b[200~ab\u001b[201~");
    }

    private @Nullable String pressed(KeyCode code, String with) {
        byte[] bytes = keys.pressed(press(code, with));
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private String typed(String character, String with) {
        return keys.typed(event(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED, with));
    }

    private static KeyEvent press(KeyCode code, String with) {
        return event(KeyEvent.KEY_PRESSED, "", code, with);
    }

    private static KeyEvent event(EventType<KeyEvent> type, String character, KeyCode code, String with) {
        return new KeyEvent(
                type,
                character,
                "",
                code,
                with.contains("shift"),
                with.contains("ctrl"),
                with.contains("alt"),
                with.contains("meta"));
    }
}
