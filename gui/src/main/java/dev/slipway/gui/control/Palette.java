package dev.slipway.gui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of a control that is drawn, by name, taken from style sheets; a change draws it again. */
public final class Palette {
    /** A control that is drawn in the colours of a palette. */
    public interface Painted {
        /** Its colours. */
        Palette palette();
    }

    private final Map<String, SimpleStyleableObjectProperty<Color>> colors = new HashMap<>();

    /**
     * The colours of a control.
     *
     * @param meta of its class, from {@link #metaData}, which the control's {@code getCssMetaData} returns
     * @param changed draws it again
     */
    public Palette(Region owner, List<CssMetaData<? extends Styleable, ?>> meta, Runnable changed) {
        for (CssMetaData<? extends Styleable, ?> each : meta) {
            if (each instanceof Meta own) {
                colors.put(
                        own.getProperty(),
                        new SimpleStyleableObjectProperty<>(own, owner, own.getProperty(), Color.GRAY) {
                            @Override
                            protected void invalidated() {
                                get();
                                changed.run();
                            }
                        });
            }
        }
    }

    /** The properties of a class of controls: those of a region, and a colour by each name, {@code -hex-text} say. */
    public static List<CssMetaData<? extends Styleable, ?>> metaData(String... names) {
        List<CssMetaData<? extends Styleable, ?>> meta = new ArrayList<>(Region.getClassCssMetaData());
        for (String name : names) {
            meta.add(new Meta(name));
        }
        return List.copyOf(meta);
    }

    /** The colour of a name. */
    public Color get(String name) {
        return property(name).get();
    }

    private SimpleStyleableObjectProperty<Color> property(String name) {
        return Objects.requireNonNull(colors.get(name), name);
    }

    private static final class Meta extends CssMetaData<Styleable, Color> {
        Meta(String name) {
            super(name, StyleConverter.getColorConverter(), Color.GRAY, false);
        }

        @Override
        public boolean isSettable(Styleable styleable) {
            return true;
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(Styleable styleable) {
            return ((Painted) styleable).palette().property(getProperty());
        }
    }
}
