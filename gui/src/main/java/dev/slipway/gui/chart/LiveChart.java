package dev.slipway.gui.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A chart of values over a window of time, drawn on a canvas. It is drawn again when what it shows, its size or its colours change, and
 * otherwise costs nothing; the cross-hair has a canvas of its own. The wheel, dragging and the arrow keys go back in time and forth;
 * the limit's line can be dragged.
 */
public final class LiveChart extends Region {
    private static final double RIGHT = 10;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double VALUE_NAMES = 70;
    private static final double GRIP = 5;
    private static final double WHEEL = 0.1;

    private final ChartModel model;
    private final ChartCursor cursor;
    private final ZoneId zone;
    private final boolean limitMoves;
    private final Canvas plot = new Canvas();
    private final Canvas overlay = new Canvas();
    private final ChartColors colors = new ChartColors(this, this::requestLayout);
    private @Nullable ChartPainter painted;
    private boolean drawn;
    private double pressedX;
    private boolean draggingLimit;

    /**
     * A chart of {@code model}, whose times read as in {@code zone}.
     *
     * @param limitMoves whether the limit's line can be dragged
     */
    public LiveChart(ChartModel model, ChartCursor cursor, ZoneId zone, boolean limitMoves) {
        this.model = model;
        this.cursor = cursor;
        this.zone = zone;
        this.limitMoves = limitMoves;
        getStyleClass().add("live-chart");
        getStylesheets()
                .add(Objects.requireNonNull(LiveChart.class.getResource("/dev/slipway/gui/resources/charts.css"))
                        .toExternalForm());
        plot.setManaged(false);
        overlay.setManaged(false);
        getChildren().setAll(plot, overlay);
        setMinSize(120, 80);
        setPrefSize(480, 150);
        setAccessibleText(model.title());
        setFocusTraversable(true);
        follow();
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> cursor.timeProperty().set(null));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
    }

    private void follow() {
        InvalidationListener redraw = observed -> requestLayout();
        model.window().endProperty().addListener(redraw);
        model.window().spanProperty().addListener(redraw);
        model.changesProperty().addListener(redraw);
        model.markers().addListener(redraw);
        ChartLimit limit = model.limit();
        if (limit != null) {
            limit.valueProperty().addListener(redraw);
            limit.proposedProperty().addListener(redraw);
        }
        cursor.timeProperty().addListener((observed, before, now) -> paintCursor());
    }

    ChartColors colors() {
        return colors;
    }

    private void point(MouseEvent event) {
        ChartFrame frame = frame();
        double place = (event.getX() - frame.left()) / frame.width();
        boolean inside = place >= 0 && place <= 1;
        cursor.timeProperty().set(inside ? model.window().scale().at(place) : null);
        setCursor(inside && isAtLimit(event.getY()) ? Cursor.V_RESIZE : Cursor.DEFAULT);
    }

    private boolean isAtLimit(double y) {
        ChartLimit limit = model.limit();
        Double value = limit == null ? null : limit.valueProperty().get();
        ChartPainter shown = painted;
        return limitMoves
                && value != null
                && shown != null
                && Math.abs(frame().y(shown.values().place(value)) - y) <= GRIP;
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        draggingLimit = isAtLimit(event.getY());
    }

    private void drag(MouseEvent event) {
        ChartFrame frame = frame();
        ChartLimit limit = model.limit();
        ChartPainter shown = painted;
        if (draggingLimit && limit != null && shown != null) {
            double place = Math.max(0, Math.min(1, (frame.bottom() - event.getY()) / frame.height()));
            limit.proposedProperty()
                    .set(model.unit()
                            .nearest(shown.values().at(place), shown.values().at(1 / frame.height())));
            return;
        }
        move((event.getX() - pressedX) / frame.width());
        pressedX = event.getX();
    }

    /** Moves what is shown by a part of its width, to the right where it is positive: into the past. */
    private void move(double part) {
        long millis = model.window().spanProperty().get().length().toMillis();
        model.window().back(Duration.ofMillis(Math.round(millis * part)));
    }

    private void scroll(ScrollEvent event) {
        double turned = event.getDeltaX() != 0 ? event.getDeltaX() : event.isShiftDown() ? event.getDeltaY() : 0;
        if (turned != 0) {
            move(Math.signum(turned) * WHEEL);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT) {
            move(WHEEL);
        } else if (event.getCode() == KeyCode.RIGHT) {
            move(-WHEEL);
        } else if (event.getCode() == KeyCode.END) {
            model.window().toPresent();
        } else {
            return;
        }
        event.consume();
    }

    private ChartFrame frame() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : Math.max(1, window.getRenderScaleX());
        return new ChartFrame(
                VALUE_NAMES,
                TOP,
                Math.max(1, getWidth() - VALUE_NAMES - RIGHT),
                Math.max(1, getHeight() - TOP - BOTTOM),
                scale);
    }

    @Override
    protected void layoutChildren() {
        for (Canvas canvas : List.of(plot, overlay)) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        GraphicsContext g = plot.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        ChartPainter painter = new ChartPainter(g, model, colors, frame(), zone);
        painter.paint();
        painted = painter;
        paintCursor();
    }

    private void paintCursor() {
        Instant time = cursor.timeProperty().get();
        if (time == null && !drawn) {
            return;
        }
        GraphicsContext g = overlay.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        drawn = time != null;
        if (time != null && painted != null) {
            new CursorPainter(g, model, colors, frame()).paint(time, painted.times(), painted.values(), zone);
        }
    }

    /** Colours that style sheets can set: {@code -chart-first -chart-second -chart-third -chart-limit -chart-grid -chart-text -chart-ground}. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ChartColors.metaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }
}
