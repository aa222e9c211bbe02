package dev.slipway.gui.chart;

import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of a chart, taken from style sheets; a change draws it again. */
final class ChartColors {
    private static final StyleablePropertyFactory<LiveChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<LiveChart, Color> FIRST = meta("-chart-first", chart -> chart.colors().first);
    private static final CssMetaData<LiveChart, Color> SECOND = meta("-chart-second", chart -> chart.colors().second);
    private static final CssMetaData<LiveChart, Color> THIRD = meta("-chart-third", chart -> chart.colors().third);
    private static final CssMetaData<LiveChart, Color> LIMIT = meta("-chart-limit", chart -> chart.colors().limit);
    private static final CssMetaData<LiveChart, Color> GRID = meta("-chart-grid", chart -> chart.colors().grid);
    private static final CssMetaData<LiveChart, Color> TEXT = meta("-chart-text", chart -> chart.colors().text);
    private static final CssMetaData<LiveChart, Color> GROUND = meta("-chart-ground", chart -> chart.colors().ground);

    private final SimpleStyleableObjectProperty<Color> first;
    private final SimpleStyleableObjectProperty<Color> second;
    private final SimpleStyleableObjectProperty<Color> third;
    private final SimpleStyleableObjectProperty<Color> limit;
    private final SimpleStyleableObjectProperty<Color> grid;
    private final SimpleStyleableObjectProperty<Color> text;
    private final SimpleStyleableObjectProperty<Color> ground;

    ChartColors(LiveChart chart, Runnable changed) {
        first = property(FIRST, chart, changed);
        second = property(SECOND, chart, changed);
        third = property(THIRD, chart, changed);
        limit = property(LIMIT, chart, changed);
        grid = property(GRID, chart, changed);
        text = property(TEXT, chart, changed);
        ground = property(GROUND, chart, changed);
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return FACTORY.getCssMetaData();
    }

    Color line(int index) {
        return switch (index) {
            case 0 -> first.get();
            case 1 -> second.get();
            default -> third.get();
        };
    }

    Color limit() {
        return limit.get();
    }

    Color grid() {
        return grid.get();
    }

    Color text() {
        return text.get();
    }

    Color ground() {
        return ground.get();
    }

    private static CssMetaData<LiveChart, Color> meta(
            String name, Function<LiveChart, SimpleStyleableObjectProperty<Color>> property) {
        return FACTORY.createColorCssMetaData(name, property::apply, Color.GRAY, false);
    }

    private static SimpleStyleableObjectProperty<Color> property(
            CssMetaData<LiveChart, Color> meta, LiveChart chart, Runnable changed) {
        return new SimpleStyleableObjectProperty<>(meta, chart, meta.getProperty(), Color.GRAY) {
            @Override
            protected void invalidated() {
                get();
                changed.run();
            }
        };
    }
}
