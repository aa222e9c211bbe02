package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.model.SelectionUtil;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import dev.slipway.gui.text.Texts;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import kotlin.Pair;
import org.jspecify.annotations.Nullable;

/** A terminal: its screen, what to look for in it, and how it stands with its process. */
public final class TerminalView extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.valueOf("Ctrl+Shift+C");
    private static final KeyCombination COPY_INSERT = KeyCombination.valueOf("Ctrl+Insert");
    private static final KeyCombination PASTE = KeyCombination.valueOf("Ctrl+Shift+V");
    private static final KeyCombination PASTE_INSERT = KeyCombination.valueOf("Shift+Insert");
    private static final KeyCombination CLOSE = KeyCombination.valueOf("Ctrl+Shift+W");
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.CONTROL_DOWN);

    private final TerminalSession session;
    private final Screen screen;
    private final TerminalKeys keys;
    private final TerminalPane pane;
    private final TerminalSearch search;
    private final TerminalSearchBar searchBar;
    private final Subscription states;
    private final Runnable close;

    /** A view of a terminal; {@code close} closes that. */
    public TerminalView(TerminalSession session, Runnable close) {
        this.session = session;
        this.screen = session.screen();
        this.close = close;
        keys = new TerminalKeys(screen.terminal());
        search = new TerminalSearch(screen);
        pane = new TerminalPane(session, search);
        searchBar = new TerminalSearchBar(search, this::reveal, pane::requestFocus);
        getStyleClass().add("terminal-view");
        StackPane.setAlignment(searchBar, Pos.TOP_RIGHT);
        setCenter(new StackPane(pane, searchBar));
        TerminalStateBar bar = new TerminalStateBar(session, close);
        setBottom(bar);
        states = session.stateProperty().subscribe(bar::show);
        TerminalMouse.on(pane, session);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        pane.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        ContextMenu menu = menu();
        pane.setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger() || !screen.reportsMouse()) {
                menu.show(pane, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
    }

    /** Puts the cursor into the screen, as soon as that can be seen. */
    public void focusScreen() {
        pane.focusWhenSeen();
    }

    /** Opens the field for what to look for. */
    public void find() {
        searchBar.open();
    }

    /** Holds nothing any more; the terminal goes on. */
    public void dispose() {
        states.unsubscribe();
        pane.dispose();
    }

    private void reveal() {
        TerminalSearch.Hit hit = search.current();
        if (hit != null) {
            pane.reveal(hit);
        } else {
            pane.requestLayout();
        }
    }

    private void pressed(KeyEvent event) {
        if (isOwn(event)) {
            keys.leave();
            event.consume();
            return;
        }
        if (TerminalKeys.areWorkbenchs(event) || session.stateProperty().get().over()) {
            keys.leave();
            return;
        }
        byte[] bytes = keys.pressed(event);
        if (bytes != null) {
            send(() -> session.type(bytes));
            event.consume();
        } else if (!event.getCode().isModifierKey()) {
            event.consume();
        }
    }

    /** What a key does to the view itself. */
    private boolean isOwn(KeyEvent event) {
        if (COPY.match(event) || COPY_INSERT.match(event)) {
            copy();
        } else if (PASTE.match(event) || PASTE_INSERT.match(event)) {
            paste();
        } else if (FIND.match(event)) {
            find();
        } else if (CLOSE.match(event)) {
            close.run();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_UP) {
            pane.page(-1);
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_DOWN) {
            pane.page(1);
        } else {
            return false;
        }
        return true;
    }

    private void typed(KeyEvent event) {
        String text = keys.typed(event);
        if (!text.isEmpty()) {
            send(() -> session.type(text));
        }
        event.consume();
    }

    /** What is typed shows where output comes. */
    private void send(Runnable sending) {
        pane.scrollToEnd();
        sending.run();
    }

    private ContextMenu menu() {
        MenuItem copy = item("terminal.copy", COPY, this::copy);
        MenuItem paste = item("terminal.paste", PASTE, this::paste);
        ContextMenu menu = new ContextMenu(
                copy,
                paste,
                item("terminal.selectAll", null, this::selectAll),
                new SeparatorMenuItem(),
                item("terminal.find", FIND, this::find),
                item("terminal.clear", null, screen::clearHistory),
                new SeparatorMenuItem(),
                item("terminal.close", CLOSE, close));
        menu.setOnShowing(event -> {
            copy.setDisable(selected().isEmpty());
            paste.setDisable(!Clipboard.getSystemClipboard().hasString());
        });
        return menu;
    }

    private static MenuItem item(String key, @Nullable KeyCombination shortcut, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setId(key);
        item.setAccelerator(shortcut);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy() {
        String text = selected();
        if (!text.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        }
    }

    private String selected() {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            TerminalSelection selection = screen.getSelection();
            if (selection == null) {
                return "";
            }
            Pair<Point, Point> ends = selection.pointsForRun(buffer.getWidth());
            return SelectionUtil.getSelectedText(ends.getFirst(), ends.getSecond(), buffer);
        } finally {
            buffer.unlock();
        }
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            send(() -> session.type(TerminalKeys.pasted(text, screen.bracketedPaste())));
        }
    }

    private void selectAll() {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            screen.select(new TerminalSelection(
                    new Point(0, -buffer.getHistoryLinesCount()),
                    new Point(buffer.getWidth() - 1, buffer.getScreenLinesCount() - 1)));
        } finally {
            buffer.unlock();
        }
    }
}
