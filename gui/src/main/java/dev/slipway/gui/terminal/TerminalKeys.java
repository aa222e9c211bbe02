package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.input.InputEvent;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import java.nio.charset.StandardCharsets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What keys send to a process, and which of them are the workbench's. */
final class TerminalKeys {
    private static final String ESCAPE = "\u001b";

    private final JediTerminal terminal;
    private boolean taken;

    TerminalKeys(JediTerminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a key does something to the workbench even while a terminal has the focus. */
    static boolean areWorkbenchs(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isControlDown()) {
            return event.isShiftDown() || code == KeyCode.TAB || code.isFunctionKey();
        }
        return (event.isAltDown() && code.isDigitKey()) || (event.isShiftDown() && code == KeyCode.F12);
    }

    /** The bytes of a key that was pressed; absent where those of its character follow, and for keys without any. */
    byte @Nullable [] pressed(KeyEvent event) {
        byte[] bytes = bytes(event);
        taken = bytes != null;
        return bytes;
    }

    /** Says that the key that was pressed does something else: what it types is nothing. */
    void leave() {
        taken = true;
    }

    private byte @Nullable [] bytes(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            return ESCAPE.getBytes(StandardCharsets.US_ASCII);
        }
        if (event.isControlDown() && !event.isAltDown()) {
            int control = control(code);
            if (control >= 0) {
                return new byte[] {(byte) control};
            }
        }
        return terminal.getCodeForKey(code.getCode(), modifiers(event));
    }

    /** The control character of a key together with Ctrl; -1 for none. */
    private static int control(KeyCode code) {
        if (code.isLetterKey() && code.getChar().length() == 1) {
            return code.getChar().charAt(0) & 0x1f;
        }
        return switch (code) {
            case SPACE, DIGIT2 -> 0;
            case OPEN_BRACKET -> 0x1b;
            case BACK_SLASH -> 0x1c;
            case CLOSE_BRACKET -> 0x1d;
            case DIGIT6 -> 0x1e;
            case SLASH, MINUS, UNDERSCORE -> 0x1f;
            default -> -1;
        };
    }

    private static int modifiers(KeyEvent event) {
        return (event.isShiftDown() ? InputEvent.SHIFT_MASK : 0)
                | (event.isControlDown() ? InputEvent.CTRL_MASK : 0)
                | (event.isAltDown() ? InputEvent.ALT_MASK : 0)
                | (event.isMetaDown() ? InputEvent.META_MASK : 0);
    }

    /** What a key types; empty where its press has sent it already. */
    String typed(KeyEvent event) {
        String character = event.getCharacter();
        if (taken || character.isEmpty() || character.equals(KeyEvent.CHAR_UNDEFINED)) {
            return "";
        }
        boolean control = Character.isISOControl(character.charAt(0));
        if (control && !event.isControlDown()) {
            return "";
        }
        return event.isAltDown() && !event.isControlDown() ? ESCAPE + character : character;
    }

    /** What pasting a text sends: lines end as Enter ends them, and nothing in it ends a bracket early. */
    static String pasted(String text, boolean bracketed) {
        String lines = text.replace("\r\n", "\n").replace('\n', '\r');
        return bracketed ? ESCAPE + "[200~" + lines.replace(ESCAPE + "[201~", "") + ESCAPE + "[201~" : lines;
    }
}
