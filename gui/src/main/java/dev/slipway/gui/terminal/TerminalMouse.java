package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonCodes;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonModifierFlags;
import com.techsenger.jeditermfx.core.input.MouseWheelEvent;
import com.techsenger.jeditermfx.core.model.SelectionUtil;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The pointer in a terminal: it selects and scrolls, unless the process wants to hear of it, and then with Shift. Two clicks select a word,
 * three a line.
 */
final class TerminalMouse {
    private static final double NOTCH = 40;
    private static final int LINES = 3;

    private final TerminalPane pane;
    private final TerminalSession session;
    private final Screen screen;
    private Point start = new Point();

    private TerminalMouse(TerminalPane pane, TerminalSession session) {
        this.pane = pane;
        this.session = session;
        this.screen = pane.screen();
    }

    static void on(TerminalPane pane, TerminalSession session) {
        TerminalMouse it = new TerminalMouse(pane, session);
        pane.setOnMousePressed(it::pressed);
        pane.setOnMouseDragged(it::dragged);
        pane.setOnMouseReleased(it::released);
        pane.setOnMouseMoved(it::moved);
        pane.setOnScroll(it::scrolled);
    }

    private boolean reports(boolean shift) {
        return screen.reportsMouse() && !shift;
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        Point cell = pane.cell(event.getX(), event.getY());
        if (reports(event.isShiftDown())) {
            screen.terminal().mousePressed(cell.x, cell.y, told(event));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            start = cell;
            switch (event.getClickCount()) {
                case 2 -> selectWord(cell);
                case 3 -> selectLine(cell);
                default -> screen.select(null);
            }
        }
        event.consume(); // or the tabs around it would take the focus
    }

    private void dragged(MouseEvent event) {
        Point cell = pane.cell(event.getX(), event.getY());
        if (reports(event.isShiftDown())) {
            screen.terminal().mouseDragged(cell.x, cell.y, told(event));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            screen.select(new TerminalSelection(new Point(start), cell));
            if (event.getY() < 0 || event.getY() > pane.getHeight()) {
                pane.scroll(event.getY() < 0 ? -1 : 1);
            }
        }
    }

    private void released(MouseEvent event) {
        if (reports(event.isShiftDown())) {
            Point cell = pane.cell(event.getX(), event.getY());
            screen.terminal().mouseReleased(cell.x, cell.y, told(event));
        }
    }

    private void moved(MouseEvent event) {
        if (reports(event.isShiftDown())) {
            Point cell = pane.cell(event.getX(), event.getY());
            screen.terminal().mouseMoved(cell.x, cell.y, told(event));
        }
    }

    private void scrolled(ScrollEvent event) {
        int notches = (int) Math.signum(event.getDeltaY()) * (int) Math.ceil(Math.abs(event.getDeltaY()) / NOTCH);
        if (reports(event.isShiftDown())) {
            report(event, notches);
        } else if (screen.buffer().isUsingAlternateBuffer()) {
            int key = (notches > 0 ? KeyCode.UP : KeyCode.DOWN).getCode();
            for (int i = 0; i < Math.abs(notches) * LINES; i++) {
                session.type(screen.terminal().getCodeForKey(key, 0));
            }
        } else {
            pane.scroll(-notches * LINES);
        }
        event.consume();
    }

    /** The buttons of the wheel are those of X: 4 turns up, 5 down. */
    private void report(ScrollEvent event, int notches) {
        Point cell = pane.cell(event.getX(), event.getY());
        int button = notches > 0 ? MouseButtonCodes.SCROLLDOWN : MouseButtonCodes.SCROLLUP;
        for (int i = 0; i < Math.abs(notches); i++) {
            screen.terminal()
                    .mouseWheelMoved(
                            cell.x,
                            cell.y,
                            new MouseWheelEvent(button, modifiers(false, event.isControlDown(), event.isAltDown())));
        }
    }

    private static com.techsenger.jeditermfx.core.input.MouseEvent told(MouseEvent event) {
        int button =
                switch (event.getButton()) {
                    case PRIMARY -> MouseButtonCodes.LEFT;
                    case MIDDLE -> MouseButtonCodes.MIDDLE;
                    case SECONDARY -> MouseButtonCodes.RIGHT;
                    default -> MouseButtonCodes.NONE;
                };
        return new com.techsenger.jeditermfx.core.input.MouseEvent(
                button, modifiers(event.isShiftDown(), event.isControlDown(), event.isAltDown()));
    }

    private static int modifiers(boolean shift, boolean control, boolean alt) {
        return (shift ? MouseButtonModifierFlags.MOUSE_BUTTON_SHIFT_FLAG : 0)
                | (control ? MouseButtonModifierFlags.MOUSE_BUTTON_CTRL_FLAG : 0)
                | (alt ? MouseButtonModifierFlags.MOUSE_BUTTON_META_FLAG : 0);
    }

    private void selectWord(Point cell) {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            screen.select(new TerminalSelection(
                    SelectionUtil.getPreviousSeparator(cell, buffer), SelectionUtil.getNextSeparator(cell, buffer)));
        } finally {
            buffer.unlock();
        }
    }

    private void selectLine(Point cell) {
        screen.select(new TerminalSelection(
                new Point(0, cell.y), new Point(screen.buffer().getWidth() - 1, cell.y)));
    }
}
