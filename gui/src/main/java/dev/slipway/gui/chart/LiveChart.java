package dev.slipway.gui.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A chart of values over the latest time, drawn on a canvas. It is drawn again when its model's time, span or limit changes, its
 * size or its colours, and otherwise costs nothing; the cross-hair has a canvas of its own.
 */
public final class LiveChart extends Region {
    private static final double RIGHT = 10;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double VALUE_NAMES = 62;

    private final ChartModel model;
    private final ChartCursor cursor;
    private final ZoneId zone;
    private final Canvas plot = new Canvas();
    private final Canvas overlay = new Canvas();
    private final ChartColors colors = new ChartColors(this, this::requestLayout);
    private @Nullable ChartPainter painted;
    private boolean drawn;

    /** A chart of {@code model}, whose times read as in {@code zone}. */
    public LiveChart(ChartModel model, ChartCursor cursor, ZoneId zone) {
        this.model = model;
        this.cursor = cursor;
        this.zone = zone;
        getStyleClass().add("live-chart");
        getStylesheets()
                .add(Objects.requireNonNull(LiveChart.class.getResource("/dev/slipway/gui/resources/charts.css"))
                        .toExternalForm());
        plot.setManaged(false);
        overlay.setManaged(false);
        getChildren().setAll(plot, overlay);
        setMinSize(120, 80);
        setPrefSize(480, 170);
        setAccessibleText(model.title());
        model.nowProperty().addListener((observed, before, now) -> requestLayout());
        model.spanProperty().addListener((observed, before, now) -> requestLayout());
        model.limitProperty().addListener((observed, before, now) -> requestLayout());
        cursor.timeProperty().addListener((observed, before, now) -> paintCursor());
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(event -> cursor.timeProperty().set(null));
    }

    ChartColors colors() {
        return colors;
    }

    private void point(double x) {
        ChartFrame frame = frame();
        double place = (x - frame.left()) / frame.width();
        cursor.timeProperty()
                .set(place < 0 || place > 1 ? null : model.timeScale().at(place));
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

    /** Colours that style sheets can set: {@code -chart-first -chart-second -chart-limit -chart-grid -chart-text -chart-ground}. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ChartColors.metaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }
}
