package dev.slipway.gui.chart;

import java.util.Arrays;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A line of a few values, small enough for a table's cell; {@code -spark-color} is its colour. */
public final class Sparkline extends Region {
    private static final StyleablePropertyFactory<Sparkline> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Sparkline, Color> COLOR =
            FACTORY.createColorCssMetaData("-spark-color", spark -> spark.color, Color.GRAY, false);

    private final Canvas canvas = new Canvas();
    private final SimpleStyleableObjectProperty<Color> color =
            new SimpleStyleableObjectProperty<>(COLOR, this, "color", Color.GRAY) {
                @Override
                protected void invalidated() {
                    get();
                    requestLayout();
                }
            };
    private double[] values = {};
    private double least;

    /** An empty sparkline. */
    public Sparkline() {
        getStyleClass().add("sparkline");
        canvas.setManaged(false);
        getChildren().setAll(canvas);
        setPrefSize(64, 16);
        setMinSize(16, 8);
        setMouseTransparent(true);
    }

    /**
     * Shows values, oldest first; NaN leaves a gap.
     *
     * @param newValues not negative
     * @param newLeast what the top is worth at least, so that noise near 0 stays small
     */
    public void show(double[] newValues, double newLeast) {
        if (least != newLeast || !Arrays.equals(values, newValues)) {
            values = newValues.clone();
            least = newLeast;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (values.length < 2) {
            return;
        }
        double max = Math.max(
                Math.max(least, 1e-9),
                Arrays.stream(values).filter(Double::isFinite).max().orElse(0));
        int from = 0;
        for (int to = 0; to <= values.length; to++) {
            if (to == values.length || Double.isNaN(values[to])) {
                paint(g, from, to, max);
                from = to + 1;
            }
        }
    }

    private void paint(GraphicsContext g, int from, int to, double max) {
        if (to - from < 2) {
            return;
        }
        g.beginPath();
        trace(g, from, to, max);
        g.lineTo(x(to - 1), getHeight());
        g.lineTo(x(from), getHeight());
        g.closePath();
        g.setFill(color.get().deriveColor(0, 1, 1, 0.22));
        g.fill();
        g.beginPath();
        trace(g, from, to, max);
        g.setStroke(color.get());
        g.setLineWidth(1.2);
        g.stroke();
    }

    private void trace(GraphicsContext g, int from, int to, double max) {
        for (int i = from; i < to; i++) {
            double y = getHeight() - 1 - values[i] / max * (getHeight() - 2);
            if (i == from) {
                g.moveTo(x(i), y);
            } else {
                g.lineTo(x(i), y);
            }
        }
    }

    private double x(int index) {
        return index * getWidth() / (values.length - 1);
    }

    /** Properties that style sheets can set. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }
}
