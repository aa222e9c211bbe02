package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;
import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.TerminalDataStream;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.TerminalMode;
import com.techsenger.jeditermfx.core.TerminalOutputStream;
import com.techsenger.jeditermfx.core.TtyBasedArrayDataStream;
import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a terminal shows: lines of characters in their styles, the cursor, and what is selected. It belongs to no view, and any number of
 * views may draw it.
 *
 * <p>Output changes it on the thread that reads. Everything that is looked at, or selected, is looked at while {@link #buffer()} is
 * locked. Lines are counted from the first of the screen; those below 0 have scrolled off it.
 */
public final class Screen implements TerminalDisplay {
    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);
    private static final int HISTORY = 10_000;

    /** So many lines more may pile up before they are dropped: dropping one at a time would copy all others each time. */
    private static final int SLACK = 2_000;

    private static final int NO_LIMIT = -1;
    private static final int COLUMNS = 80;
    private static final int LINES = 24;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final StyleState styles = new StyleState();
    private volatile boolean cursorVisible = true;
    private volatile @Nullable CursorShape cursorShape;
    private volatile MouseMode mouseMode = MouseMode.MOUSE_REPORTING_NONE;
    private volatile boolean bracketedPaste;
    private volatile String title = "";
    private @Nullable TerminalSelection selection;
    private long scrolled;
    private final TerminalTextBuffer buffer = new TerminalTextBuffer(COLUMNS, LINES, styles, NO_LIMIT, null);
    private final JediTerminal terminal = new JediTerminal(this, buffer, styles);

    /** An empty screen. */
    public Screen() {
        terminal.setModeEnabled(TerminalMode.AltSendsEscape, true);
        buffer.addModelListener(this::changed);
    }

    /** Is told, on any thread, that something may look different. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    TerminalTextBuffer buffer() {
        return buffer;
    }

    JediTerminal terminal() {
        return terminal;
    }

    /** Shows what comes from a connection until its end, and answers what it asks. */
    void run(TtyConnector connection) throws IOException {
        terminal.setTerminalOutput(new Answers(connection));
        emulate(new TtyBasedArrayDataStream(new Unlocked(connection, writing)));
    }

    /** Shows characters as if they had come from a process. */
    public void feed(String text) {
        try {
            emulate(new ArrayTerminalDataStream(text.toCharArray()));
        } catch (IOException e) {
            LOG.debug("could not show a text", e);
        }
    }

    private void emulate(TerminalDataStream from) throws IOException {
        JediEmulator emulator = new JediEmulator(from, terminal);
        writing.lock();
        try {
            while (emulator.hasNext()) {
                next(emulator);
            }
        } finally {
            writing.unlock();
        }
        changed();
    }

    /** What a container writes may be anything: a sequence that the emulator can't take is passed over. */
    private static void next(JediEmulator emulator) throws IOException {
        try {
            emulator.next();
        } catch (RuntimeException e) {
            LOG.debug("could not show what a process wrote", e);
        }
    }

    /** Makes it so large; lines are wrapped anew. */
    void resize(TermSize size) {
        writing.lock();
        try {
            terminal.resize(size, RequestOrigin.User);
        } finally {
            writing.unlock();
        }
    }

    /** Makes it ready for another process: all that was shown has scrolled off, and no mode is left. */
    void renew(boolean pipes) {
        writing.lock();
        try {
            terminal.useAlternateBuffer(false);
            terminal.eraseInDisplay(2);
            terminal.reset(false);
            terminal.setModeEnabled(TerminalMode.AltSendsEscape, true);
            terminal.setModeEnabled(TerminalMode.AutoNewLine, pipes);
        } finally {
            writing.unlock();
        }
        bracketedPaste = false;
        changed();
    }

    /** Drops what has scrolled off. */
    void clearHistory() {
        buffer.clearHistory();
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** How many lines have scrolled off the top so far. Locked. */
    long scrolled() {
        return scrolled;
    }

    /** What is selected. Locked. */
    @Override
    public @Nullable TerminalSelection getSelection() {
        return selection;
    }

    void select(@Nullable TerminalSelection newest) {
        buffer.modify(() -> selection = newest);
        changed();
    }

    boolean cursorVisible() {
        return cursorVisible;
    }

    CursorShape cursorShape() {
        CursorShape shape = cursorShape;
        return shape == null ? CursorShape.STEADY_BLOCK : shape;
    }

    /** Whether the process wants to hear of the pointer. */
    boolean reportsMouse() {
        return mouseMode != MouseMode.MOUSE_REPORTING_NONE;
    }

    /** Whether the process wants to know what was pasted. */
    boolean bracketedPaste() {
        return bracketedPaste;
    }

    @Override
    public void scrollArea(int top, int size, int dy) {
        TerminalSelection selected = selection;
        if (dy < 0 && top == 1) {
            scrolled -= dy;
            trim();
            if (selected != null) {
                selected.shiftY(dy);
            }
        } else {
            selection = null;
        }
    }

    private void trim() {
        int lines = buffer.getHistoryLinesCount();
        if (lines >= HISTORY + SLACK) {
            buffer.getHistoryBuffer().removeTopLines(lines - HISTORY);
        }
    }

    @Override
    public void setCursor(int x, int y) {
        changed();
    }

    @Override
    public void setCursorShape(@Nullable CursorShape shape) {
        cursorShape = shape;
        changed();
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorVisible = visible;
        changed();
    }

    @Override
    public void useAlternateScreenBuffer(boolean used) {
        selection = null;
        changed();
    }

    @Override
    public void beep() {}

    @Override
    public String getWindowTitle() {
        return title;
    }

    @Override
    public void setWindowTitle(String newest) {
        title = newest;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {
        mouseMode = mode;
    }

    @Override
    public void setMouseFormat(MouseFormat format) {}

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }

    @Override
    public void setBracketedPasteMode(boolean on) {
        bracketedPaste = on;
    }

    /** Sends what the terminal answers to a process that asks where its cursor is, say. */
    private record Answers(TtyConnector connection) implements TerminalOutputStream {
        @Override
        public void sendBytes(byte[] bytes, boolean byUser) {
            try {
                connection.write(bytes);
            } catch (IOException e) {
                LOG.debug("a process takes no answer", e);
            }
        }

        @Override
        public void sendString(String text, boolean byUser) {
            try {
                connection.write(text);
            } catch (IOException e) {
                LOG.debug("a process takes no answer", e);
            }
        }
    }

    /** A connection that lets others change the screen while it waits for output. */
    private record Unlocked(TtyConnector connection, ReentrantLock writing) implements TtyConnector {
        @Override
        @SuppressWarnings("LockNotBeforeTry") // held by whoever reads, and only given up meanwhile
        public int read(char[] into, int offset, int length) throws IOException {
            writing.unlock();
            try {
                return connection.read(into, offset, length);
            } finally {
                writing.lock();
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            connection.write(bytes);
        }

        @Override
        public void write(String text) throws IOException {
            connection.write(text);
        }

        @Override
        public boolean isConnected() {
            return connection.isConnected();
        }

        @Override
        public int waitFor() throws InterruptedException {
            return connection.waitFor();
        }

        @Override
        public boolean ready() throws IOException {
            return connection.ready();
        }

        @Override
        public String getName() {
            return connection.getName();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
