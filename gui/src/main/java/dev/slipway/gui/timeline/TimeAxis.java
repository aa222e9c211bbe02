package dev.slipway.gui.timeline;

import dev.slipway.gui.chart.TimeScale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The times above the lanes. */
final class TimeAxis extends Pane {
    private static final double HEIGHT = 24;
    private static final double TICK = 92;

    private final TimelineRange range;
    private final ZoneId zone;

    TimeAxis(TimelineRange range, ZoneId zone) {
        this.range = range;
        this.zone = zone;
        getStyleClass().add("time-axis");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        widthProperty().addListener(property -> arrange());
        range.scaleProperty().subscribe(scale -> arrange());
    }

    /** How many ticks there is room for. */
    static int most(double width) {
        return (int) Math.max(2, width / TICK);
    }

    private void arrange() {
        double width = getWidth() - LanePane.HEADER - LaneList.SCROLL;
        if (width <= 0) {
            return;
        }
        TimeScale scale = range.scale();
        DateTimeFormatter format = scale.format(most(width), zone);
        List<Label> labels = new ArrayList<>();
        for (Instant tick : scale.ticks(most(width), zone)) {
            Label label = new Label(format.format(tick));
            label.getStyleClass().add("time-label");
            label.relocate(LanePane.HEADER + Math.rint(scale.place(tick) * width) + 4, 4);
            labels.add(label);
        }
        getChildren().setAll(labels);
        labels.forEach(label -> {
            label.applyCss();
            label.setVisible(label.getLayoutX() + label.prefWidth(-1) <= getWidth());
        });
    }
}
