package dev.slipway.gui.chart;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Memory that was in use, a second apart, against its limit, small enough for a notice. */
public final class MemoryMinute extends Region {
    private static final double TOP = 16;
    private static final double BOTTOM = 14;

    private final List<Long> usage;
    private final @Nullable Long limit;
    private final Polygon ground = new Polygon();
    private final Polyline line = new Polyline();
    private final Line bound = new Line();
    private final Text boundName = new Text();
    private final Text first = new Text();
    private final Text last = new Text(Texts.get("oom.killedHere"));

    /**
     * A picture that doesn't change.
     *
     * @param usage bytes, oldest first, at least two
     * @param limit bytes; absent where it isn't known
     */
    public MemoryMinute(List<Long> usage, @Nullable Long limit) {
        this.usage = List.copyOf(usage);
        this.limit = limit;
        getStylesheets()
                .add(Objects.requireNonNull(MemoryMinute.class.getResource("/dev/slipway/gui/resources/charts.css"))
                        .toExternalForm());
        getStyleClass().add("memory-minute");
        ground.getStyleClass().add("memory-ground");
        line.getStyleClass().add("memory-line");
        bound.getStyleClass().add("memory-bound");
        first.setText(Texts.get("oom.secondsBefore", usage.size() - 1));
        if (limit != null) {
            boundName.setText(Texts.get("stats.limit.is", Amounts.bytes(limit)));
        }
        for (Text text : List.of(boundName, first, last)) {
            text.getStyleClass().add("memory-text");
            text.setTextOrigin(VPos.TOP);
        }
        getChildren().setAll(ground, bound, line, boundName, first, last);
        getChildren().forEach(child -> child.setManaged(false));
        setMinSize(160, 72);
        setPrefSize(320, 84);
        setAccessibleText(Texts.get("oom.picture", Amounts.bytes(highest())));
    }

    private long highest() {
        return Collections.max(usage);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = Math.max(1, getHeight() - TOP - BOTTOM);
        double top = Math.max(highest(), limit == null ? 1 : limit);
        line.getPoints().clear();
        for (int i = 0; i < usage.size(); i++) {
            line.getPoints().addAll(width * i / (usage.size() - 1), TOP + height * (1 - usage.get(i) / top));
        }
        ground.getPoints().setAll(line.getPoints());
        ground.getPoints().addAll(width, TOP + height, 0.0, TOP + height);
        double y = Math.floor(TOP + height * (1 - (limit == null ? 0 : limit) / top)) + 0.5;
        bound.setVisible(limit != null);
        bound.setStartX(0);
        bound.setEndX(width);
        bound.setStartY(y);
        bound.setEndY(y);
        boundName.relocate(2, Math.max(0, y - 15));
        first.relocate(0, getHeight() - 13);
        last.relocate(width - last.getLayoutBounds().getWidth(), getHeight() - 13);
    }
}
