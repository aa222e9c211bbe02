package dev.slipway.gui.explorer;

import dev.slipway.gui.control.Palette;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.hex.Addresses;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedMapping;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The areas of a process's memory on a line, to scale and coloured by kind: filled as high as their bytes are in the checkpoint, paler where
 * they are in the one before it. The wheel shows more or less of it; arrows go from area to area.
 */
final class MemoryMap extends Region implements Palette.Painted {
    /** The kinds there are, in the order of a legend. */
    static final List<String> KINDS = List.of("code", "heap", "stack", "anonymous", "shared", "file", "vdso", "device");

    private static final List<CssMetaData<? extends Styleable, ?>> META = Palette.metaData(
            "-map-code",
            "-map-heap",
            "-map-stack",
            "-map-anonymous",
            "-map-shared",
            "-map-file",
            "-map-vdso",
            "-map-device",
            "-map-ground",
            "-map-text",
            "-map-mark");
    private static final double BAR = 44;
    private static final double TOP = 4;
    private static final double LABEL = 56;
    private static final double WHEEL = 1.3;
    private static final double MOST = 4096;

    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this, META, this::requestLayout);
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
    private final Tooltip tip = new Tooltip();
    private final Text measured = new Text();
    private final Consumer<SavedMapping> open;
    private List<SavedMapping> areas = List.of();
    private double zoom = 1;
    private double left;
    private double grabbed;

    /**
     * A map of nothing.
     *
     * @param open gets the area that is clicked
     */
    MemoryMap(Consumer<SavedMapping> open) {
        this.open = open;
        getStyleClass().add("memory-map");
        setId("memory-map");
        setMinSize(80, BAR + 26);
        setPrefHeight(BAR + 26);
        setFocusTraversable(true);
        setAccessibleText(Texts.get("explore.map"));
        canvas.setManaged(false);
        getChildren().setAll(canvas);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        Tooltip.install(this, tip);
        chosen.addListener(property -> requestLayout());
        focusedProperty().addListener(property -> requestLayout());
        setOnMouseMoved(this::point);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
    }

    /** Shows areas, all of them. */
    void show(List<SavedMapping> newAreas) {
        areas = List.copyOf(newAreas);
        zoom = 1;
        left = 0;
        chosen.set(-1);
        requestLayout();
    }

    /** Place of the area that is marked, from 0; -1 for none. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    private MapScale scale() {
        return new MapScale(areas, Math.max(1, getWidth() * zoom));
    }

    private void point(MouseEvent event) {
        int at = scale().at(event.getX() + left);
        tip.setText(at < 0 ? "" : words(areas.get(at)));
    }

    /** An area in words. */
    static String words(SavedMapping area) {
        String path = area.path();
        return Texts.get(
                "explore.area",
                Addresses.hex(area.start()),
                Addresses.hex(area.end()),
                area.permissions(),
                Texts.get("explore.kind." + area.kind()),
                path == null ? "" : path,
                Amounts.bytes(area.end() - area.start()),
                Amounts.bytes(area.present()),
                Amounts.bytes(area.parent()));
    }

    private void press(MouseEvent event) {
        requestFocus();
        grabbed = event.getX();
        int at = scale().at(event.getX() + left);
        if (at >= 0) {
            choose(at);
        }
    }

    private void choose(int area) {
        chosen.set(area);
        setAccessibleText(words(areas.get(area)));
        open.accept(areas.get(area));
    }

    private void drag(MouseEvent event) {
        move(grabbed - event.getX());
        grabbed = event.getX();
    }

    private void move(double by) {
        left = Math.max(0, Math.min(getWidth() * (zoom - 1), left + by));
        requestLayout();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaX() != 0) {
            move(-event.getDeltaX());
        } else if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL, event.getX());
        }
        event.consume();
    }

    private void zoom(double factor, double x) {
        double wanted = Math.max(1, Math.min(MOST, zoom * factor));
        double place = left + x;
        left = place * wanted / zoom - x;
        zoom = wanted;
        move(0);
    }

    private void key(KeyEvent event) {
        int last = areas.size() - 1;
        switch (event.getCode()) {
            case LEFT -> step(Math.max(0, chosen.get() - 1));
            case RIGHT -> step(Math.min(last, chosen.get() + 1));
            case HOME -> step(0);
            case END -> step(last);
            case PLUS, ADD, EQUALS -> zoom(WHEEL, getWidth() / 2);
            case MINUS, SUBTRACT -> zoom(1 / WHEEL, getWidth() / 2);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int area) {
        if (area >= 0 && area < areas.size()) {
            choose(area);
            reveal(area);
        }
    }

    private void reveal(int area) {
        MapScale scale = scale();
        double from = scale.start(area);
        double to = from + scale.width(area);
        if (from < left) {
            move(from - left);
        } else if (to > left + getWidth()) {
            move(Math.min(from - left, to - left - getWidth()));
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (areas.isEmpty() || getWidth() <= 0) {
            return;
        }
        MapScale scale = scale();
        for (int i = 0; i < areas.size(); i++) {
            double x = scale.start(i) - left;
            double width = scale.width(i);
            if (x + width >= 0 && x <= getWidth()) {
                paint(g, areas.get(i), x, width, i == chosen.get());
            }
        }
    }

    private void paint(GraphicsContext g, SavedMapping area, double x, double width, boolean marked) {
        Color color = palette.get("-map-" + (KINDS.contains(area.kind()) ? area.kind() : "file"));
        double size = Math.max(1, area.end() - area.start());
        double present = BAR * area.present() / size;
        double parent = BAR * area.parent() / size;
        g.setFill(color.deriveColor(0, 1, 1, 0.16));
        g.fillRect(x, TOP, width, BAR);
        g.setFill(color.deriveColor(0, 1, 1, 0.5));
        g.fillRect(x, TOP + BAR - present - parent, width, parent);
        g.setFill(color);
        g.fillRect(x, TOP + BAR - present, width, present);
        g.fillRect(x, TOP + BAR, width, 2);
        if (marked) {
            g.setStroke(palette.get("-map-mark"));
            g.setLineWidth(isFocused() ? 2 : 1.2);
            g.strokeRect(x + 0.5, TOP + 0.5, Math.max(2, width - 1), BAR + 1);
        }
        if (width >= LABEL) {
            label(g, area, Math.max(0, x), Math.min(getWidth(), x + width) - Math.max(0, x));
        }
    }

    /** Kind and size below an area, or what of it there is room for. */
    private void label(GraphicsContext g, SavedMapping area, double x, double width) {
        String kind = Texts.get("explore.kind." + area.kind());
        Stream.of(kind + "  " + Amounts.bytes(area.end() - area.start()), kind)
                .filter(text -> width(g, text) <= width - 4)
                .findFirst()
                .ifPresent(text -> {
                    g.setFill(palette.get("-map-text"));
                    g.fillText(text, x + 2, TOP + BAR + 15);
                });
    }

    private double width(GraphicsContext g, String text) {
        measured.setFont(g.getFont());
        measured.setText(text);
        return measured.getLayoutBounds().getWidth();
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
