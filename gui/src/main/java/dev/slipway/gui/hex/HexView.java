package dev.slipway.gui.hex;

import dev.slipway.gui.control.Palette;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Bytes of an area of memory in hexadecimal and as text. Only lines that are seen are drawn and fetched, so that an area may be of any size.
 * A cursor goes by keys and pointer; with Shift, or by dragging, it selects.
 */
public final class HexView extends Region implements Palette.Painted {
    private static final List<CssMetaData<? extends Styleable, ?>> META =
            Palette.metaData("-hex-text", "-hex-dim", "-hex-line", "-hex-selected", "-hex-cursor");
    private static final Font FONT = Font.font("monospace", 12);
    private static final double LINE = 18;
    private static final double LEFT = 12;
    private static final double TOP = 6;

    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Palette palette = new Palette(this, META, this::requestLayout);
    private final HexMemory memory;
    private final double character;
    private long cursor;
    private long anchor;
    private long selectedTo;
    private boolean empty = true;

    public HexView(Background background) {
        memory = new HexMemory(background, this::requestLayout);
        Text measured = new Text("0".repeat(100));
        measured.setFont(FONT);
        character = measured.getLayoutBounds().getWidth() / 100;
        getStyleClass().add("hex-view");
        setId("hex-view");
        setFocusTraversable(true);
        setMinSize(120, 60);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.valueProperty().addListener(property -> requestLayout());
        canvas.setManaged(false);
        getChildren().setAll(canvas, bar);
        focusedProperty().addListener(property -> requestLayout());
        setOnMousePressed(event -> {
            requestFocus();
            point(event, event.isShiftDown());
        });
        setOnMouseDragged(event -> point(event, true));
        setOnScroll(event -> {
            bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - Math.signum(event.getDeltaY()) * 3)));
            event.consume();
        });
        setOnKeyPressed(this::key);
        setAccessibleText(Texts.get("explore.hex"));
    }

    /** Shows an area from its begin. */
    public void show(HexMemory.Source source, long start, long end) {
        memory.show(source, start, end);
        empty = end <= start;
        cursor = start;
        anchor = start;
        selectedTo = start;
        bar.setValue(0);
        requestLayout();
    }

    /** Whether an address is in the area that is shown. */
    public boolean holds(long address) {
        return !empty && address >= memory.start() && address < memory.end();
    }

    /** Whether exactly this area is shown. */
    public boolean shows(long start, long end) {
        return !empty && memory.start() == start && memory.end() == end;
    }

    /** Goes to an address in the area and selects so many bytes from there. */
    public void select(long address, long length) {
        anchor = address;
        cursor = address;
        selectedTo = Math.min(memory.end(), address + Math.max(0, length));
        reveal();
        say();
    }

    /** Address of the first byte that is selected, or that of the cursor. */
    public long from() {
        return Math.min(anchor, cursor);
    }

    /** Address behind the last byte that is selected; that of the cursor where none is. */
    public long to() {
        return Math.max(selectedTo, Math.max(anchor, cursor));
    }

    private long first() {
        return memory.start() / HexLine.BYTES;
    }

    private long lines() {
        return empty ? 0 : (memory.end() - 1) / HexLine.BYTES - first() + 1;
    }

    private int figures() {
        return Addresses.column(memory.end()).length();
    }

    private int visible() {
        return (int) Math.max(1, (getHeight() - TOP) / LINE);
    }

    private void reveal() {
        double line = (double) (cursor / HexLine.BYTES - first());
        double top = Math.floor(bar.getValue());
        if (line < top) {
            bar.setValue(line);
        } else if (line > top + visible() - 2) {
            adaptBar();
            bar.setValue(Math.min(bar.getMax(), line - visible() / 2.0));
        }
        requestLayout();
    }

    private void point(MouseEvent event, boolean extend) {
        int column = (int) Math.floor((event.getX() - LEFT) / character);
        int index = HexLine.indexAt(column, figures());
        long line = (long) Math.floor(bar.getValue()) + (long) Math.floor((event.getY() - TOP) / LINE);
        long address = (first() + line) * HexLine.BYTES + index;
        if (index >= 0 && holds(address)) {
            go(address, extend);
        }
    }

    private void key(KeyEvent event) {
        if (empty) {
            return;
        }
        long page = (long) visible() * HexLine.BYTES;
        long wanted =
                switch (event.getCode()) {
                    case LEFT -> cursor - 1;
                    case RIGHT -> cursor + 1;
                    case UP -> cursor - HexLine.BYTES;
                    case DOWN -> cursor + HexLine.BYTES;
                    case PAGE_UP -> cursor - page;
                    case PAGE_DOWN -> cursor + page;
                    case HOME ->
                        event.isShortcutDown() ? memory.start() : cursor - Math.floorMod(cursor, HexLine.BYTES);
                    case END ->
                        event.isShortcutDown()
                                ? memory.end() - 1
                                : cursor - Math.floorMod(cursor, HexLine.BYTES) + HexLine.BYTES - 1;
                    default -> Long.MIN_VALUE;
                };
        if (wanted != Long.MIN_VALUE) {
            go(Math.max(memory.start(), Math.min(memory.end() - 1, wanted)), event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown()) {
            copy();
            event.consume();
        }
    }

    private void go(long address, boolean extend) {
        cursor = address;
        if (!extend) {
            anchor = address;
        }
        selectedTo = extend ? Math.max(anchor, cursor) + 1 : address;
        reveal();
        say();
    }

    private void say() {
        setAccessibleText(Texts.get("explore.byte", Addresses.hex(cursor), HexLine.hex(memory.at(cursor))));
    }

    /** The selected bytes, as far as they are known, in hexadecimal. */
    private void copy() {
        StringBuilder text = new StringBuilder();
        long last = Math.min(to(), from() + HexMemory.BLOCK);
        for (long at = from(); at < Math.max(last, from() + 1); at++) {
            text.append(HexLine.hex(memory.at(at))).append(' ');
        }
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, text.toString().strip()));
    }

    private void adaptBar() {
        double most = Math.max(0, lines() - visible() + 1.0);
        bar.setMax(most);
        bar.setVisibleAmount(Math.max(1, most * visible() / Math.max(1, lines())));
        bar.setBlockIncrement(visible());
        bar.setVisible(most > 1);
    }

    @Override
    protected void layoutChildren() {
        double width = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        canvas.setWidth(Math.max(0, getWidth() - width));
        canvas.setHeight(getHeight());
        adaptBar();
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        if (empty) {
            return;
        }
        if (!memory.trouble().isEmpty()) {
            g.setFill(palette.get("-hex-text"));
            g.fillText(memory.trouble(), LEFT, TOP + LINE);
            return;
        }
        long top = (long) Math.floor(bar.getValue());
        for (int i = 0; i <= visible() && top + i < lines(); i++) {
            paintLine(g, (first() + top + i) * HexLine.BYTES, TOP + i * LINE);
        }
    }

    private void paintLine(GraphicsContext g, long address, double y) {
        int figures = figures();
        double middle = y + LINE / 2;
        g.setFill(palette.get("-hex-dim"));
        g.fillText(Addresses.column(address), LEFT, middle);
        for (int i = 0; i < HexLine.BYTES; i++) {
            long at = address + i;
            if (at < memory.start() || at >= memory.end()) {
                continue;
            }
            double hex = x(HexLine.hexColumn(i, figures));
            double text = x(HexLine.textColumn(i, figures));
            ground(g, at, hex, text, y);
            int value = memory.at(at);
            g.setFill(palette.get(value <= 0 ? "-hex-dim" : "-hex-text"));
            g.fillText(HexLine.hex(value), hex, middle);
            g.setFill(palette.get(value < 0x20 || value >= 0x7f ? "-hex-dim" : "-hex-text"));
            g.fillText(HexLine.text(value), text, middle);
        }
    }

    private void ground(GraphicsContext g, long at, double hex, double text, double y) {
        if (at >= from() && at < to()) {
            g.setFill(palette.get("-hex-selected"));
            g.fillRect(hex - character / 2, y, character * 3, LINE);
            g.fillRect(text, y, character, LINE);
        }
        if (at == cursor) {
            g.setStroke(palette.get(isFocused() ? "-hex-cursor" : "-hex-dim"));
            g.strokeRect(hex - 2.5, y + 1.5, character * 2 + 4, LINE - 3);
        }
    }

    private double x(int column) {
        return LEFT + column * character;
    }

    @Override
    protected double computePrefWidth(double height) {
        return x(HexLine.columns(12)) + 40;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }
}
