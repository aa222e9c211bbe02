package dev.slipway.gui.graph;

import dev.slipway.gui.control.Palette;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.paint.Color;

/** The colours of a graph that is drawn without style sheets, by what they are for, as {@code #rrggbb}. */
record GraphColours(Map<String, String> byName) {
    private static final String PREFIX = "-graph-ink-";
    private static final List<String> NAMES = List.of(
            "ground", "pod", "node", "border", "line", "text", "muted", "bus", "success", "warning", "danger", "accent",
            "neutral");

    GraphColours {
        byName = Map.copyOf(byName);
    }

    /** The properties that style sheets give these colours by. */
    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return Palette.metaData(NAMES.stream().map(name -> PREFIX + name).toArray(String[]::new));
    }

    /** The colours as they are now. */
    static GraphColours of(Palette palette) {
        Map<String, String> byName = new HashMap<>();
        NAMES.forEach(name -> byName.put(name, hex(palette.get(PREFIX + name))));
        return new GraphColours(byName);
    }

    private static String hex(Color color) {
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
    }

    String get(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** That of a status by its style class. */
    String role(String role) {
        return byName.getOrDefault(role, get("neutral"));
    }
}
