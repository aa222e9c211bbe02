package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.model.TerminalLine;
import com.techsenger.jeditermfx.core.model.TerminalLine.TextEntry;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.slipway.gui.control.Palette;
import dev.slipway.gui.control.Showing;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import kotlin.Pair;
import org.jspecify.annotations.Nullable;

/** The screen of a terminal, drawn: only when something in it has changed, and only while it can be seen. */
final class TerminalPane extends Region implements Palette.Painted {
    private static final List<CssMetaData<? extends Styleable, ?>> META = TerminalColors.metaData();

    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Cells cells = new Cells();
    private final Palette palette = new Palette(this, META, this::requestLayout);
    private final TerminalColors colors = new TerminalColors(palette);
    private final TerminalPainter painter = new TerminalPainter(canvas.getGraphicsContext2D(), cells, colors);
    private final TerminalSession session;
    private final Screen screen;
    private final TerminalSearch search;
    private final Runnable changed = this::changed;
    private final AtomicBoolean told = new AtomicBoolean();
    private int origin;
    private long scrolled;
    private boolean scrolling;
    private boolean shown;
    private boolean focusWanted;

    TerminalPane(TerminalSession session, TerminalSearch search) {
        this.session = session;
        this.screen = session.screen();
        this.search = search;
        getStyleClass().add("terminal-pane");
        setId("terminal-screen");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleHelp(Texts.get("terminal.screen"));
        setCursor(Cursor.TEXT);
        setMinSize(120, 60);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setCursor(Cursor.DEFAULT);
        bar.setMax(0);
        bar.valueProperty().addListener(property -> dragged());
        canvas.setManaged(false);
        getChildren().setAll(canvas, bar);
        focusedProperty().addListener(property -> {
            if (isFocused()) {
                hold();
            }
            requestLayout();
        });
        screen.listen(changed);
        Showing.watch(this, this::seen);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }

    /** Its lines, for those who don't see them. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? screen.buffer().getScreenLines()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public Palette palette() {
        return palette;
    }

    Screen screen() {
        return screen;
    }

    /** Any thread. It is told once until it has been drawn, however much changes until then. */
    private void changed() {
        if (told.compareAndSet(false, true)) {
            FxThread.later(this::requestLayout);
        }
    }

    private void seen(boolean now) {
        shown = now;
        if (now) {
            hold();
            requestLayout();
            if (focusWanted) {
                focusWanted = false;
                FxThread.later(this::requestFocus);
            }
        }
    }

    /** Takes the keys, as soon as it can be seen. */
    void focusWhenSeen() {
        focusWanted = !shown;
        if (shown) {
            requestFocus();
        }
    }

    /** Makes the terminal go by this size. */
    private void hold() {
        session.sizeBy(this);
        if (getWidth() > 0) {
            session.resize(this, fitting());
        }
    }

    private TermSize fitting() {
        double width = getWidth() - bar.prefWidth(-1) - TerminalPainter.LEFT;
        return new TermSize(Math.max(5, (int) (width / cells.width())), Math.max(2, visibleLines()));
    }

    private int visibleLines() {
        return (int) ((getHeight() - TerminalPainter.TOP) / cells.height());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double thick = bar.prefWidth(-1);
        canvas.setWidth(width);
        canvas.setHeight(height);
        bar.resizeRelocate(width - thick, 0, thick, height);
        if (width > 0 && height > 0 && shown) {
            told.set(false);
            session.resize(this, fitting());
            draw(width, height);
        }
    }

    private void draw(double width, double height) {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            follow(buffer);
            painter.clear(width, height);
            int rows = Math.min(visibleLines() + 1, buffer.getHeight() - top(buffer));
            for (int row = 0; row < rows; row++) {
                draw(buffer, row, top(buffer) + row);
            }
            drawCursor(buffer, rows);
        } finally {
            buffer.unlock();
        }
    }

    /** The line at the top edge: the first of the screen, or one above it; below it where the screen is higher than this. */
    private int top(TerminalTextBuffer buffer) {
        return origin + Math.max(0, buffer.getHeight() - Math.max(1, visibleLines()));
    }

    /** What has been scrolled to stays where it is while more comes below. */
    private void follow(TerminalTextBuffer buffer) {
        int history = history(buffer);
        if (origin < 0) {
            origin = (int) Math.max(-history, origin - (screen.scrolled() - scrolled));
        }
        scrolled = screen.scrolled();
        scrolling = true;
        bar.setDisable(history == 0);
        bar.setMin(-history);
        bar.setVisibleAmount((double) history * buffer.getHeight() / (history + buffer.getHeight()));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(buffer.getHeight());
        bar.setValue(origin);
        scrolling = false;
    }

    private static int history(TerminalTextBuffer buffer) {
        return buffer.isUsingAlternateBuffer() ? 0 : buffer.getHistoryLinesCount();
    }

    private void draw(TerminalTextBuffer buffer, int row, int number) {
        TerminalLine line = buffer.getLine(number);
        painter.grounds(line, row);
        marks(line, row, number + screen.scrolled());
        TerminalSelection selection = screen.getSelection();
        if (selection != null) {
            Pair<Integer, Integer> part = selection.intersect(0, number, buffer.getWidth());
            if (part != null) {
                painter.mark(row, part.getFirst(), part.getFirst() + part.getSecond(), colors.get("selected"));
            }
        }
        painter.characters(line, row);
    }

    private void marks(TerminalLine line, int row, long number) {
        if (search.query().isEmpty()) {
            return;
        }
        TerminalSearch.Hit current = search.current();
        for (int column : search.within(line.getText())) {
            boolean now = current != null && current.line() == number && current.from() == column;
            Color color = colors.get(now ? "match-current" : "match");
            painter.mark(row, column, column + search.query().length(), color);
        }
    }

    private void drawCursor(TerminalTextBuffer buffer, int rows) {
        int number = screen.terminal().getY() - 1;
        int row = number - top(buffer);
        if (!screen.cursorVisible() || row < 0 || row >= rows) {
            return;
        }
        int column = Math.min(screen.terminal().getX(), buffer.getWidth() - 1);
        TerminalLine line = buffer.getLine(number);
        String text = line.getText();
        String character = column < text.length() ? text.substring(column, column + 1) : " ";
        painter.cursor(screen, entryAt(line, column), character, row, column, isFocused());
    }

    private static @Nullable TextEntry entryAt(TerminalLine line, int column) {
        int end = 0;
        for (TextEntry entry : line.getEntries()) {
            end += entry.getLength();
            if (column < end) {
                return entry;
            }
        }
        return null;
    }

    private void dragged() {
        if (!scrolling) {
            origin = (int) Math.round(bar.getValue());
            requestLayout();
        }
    }

    /** Goes up, or down with a number above 0. */
    void scroll(int lines) {
        bar.setValue(Math.max(bar.getMin(), Math.min(0, origin + lines)));
    }

    /** Goes up a screen, or down. */
    void page(int by) {
        scroll(by * Math.max(1, visibleLines() - 1));
    }

    /** Goes to where output comes. */
    void scrollToEnd() {
        bar.setValue(0);
    }

    /** Goes to the place that is looked at, unless it can be seen. */
    void reveal(TerminalSearch.Hit hit) {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            follow(buffer);
            int number = (int) (hit.line() - screen.scrolled());
            int row = number - top(buffer);
            if (row < 0 || row >= visibleLines()) {
                scroll(row - visibleLines() / 2);
            }
        } finally {
            buffer.unlock();
        }
        requestLayout();
    }

    /** The cell at a place in this: its column, and its line from the first of the screen. */
    Point cell(double x, double y) {
        TerminalTextBuffer buffer = screen.buffer();
        buffer.lock();
        try {
            int column = (int) Math.floor((x - TerminalPainter.LEFT) / cells.width());
            int row = (int) Math.floor((y - TerminalPainter.TOP) / cells.height());
            int line = Math.max(-history(buffer), Math.min(buffer.getHeight() - 1, top(buffer) + row));
            return new Point(Math.max(0, Math.min(buffer.getWidth() - 1, column)), line);
        } finally {
            buffer.unlock();
        }
    }

    /** Draws no longer. */
    void dispose() {
        screen.unlisten(changed);
    }
}
