package dev.slipway.gui.timeline;

import dev.slipway.gui.chart.TimeScale;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** One container's line: when it ran, its checkpoints, and what happened below them. */
final class LanePane extends Pane {
    /** Pixels at the left for the container's name. */
    static final double HEADER = 226;

    static final double HEIGHT = 60;
    private static final double LINE = 30;
    private static final double EVENTS = 51;
    private static final double APART = 15;
    private static final double GAP = 8;

    private final LaneHost host;
    private final Label name = new Label();
    private final Label about = new Label();
    private final VBox header = new VBox(name, about);
    private final Pane time = new Pane();
    private List<Mark> marks = List.of();
    private List<Label> names = List.of();
    private @Nullable Lane lane;

    LanePane(LaneHost host) {
        this.host = host;
        getStyleClass().add("lane");
        name.getStyleClass().add("lane-name");
        about.getStyleClass().add("lane-about");
        header.getStyleClass().add("lane-header");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(time.widthProperty());
        clip.heightProperty().bind(time.heightProperty());
        time.setClip(clip);
        getChildren().addAll(time, header);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        widthProperty().addListener(property -> arrange());
    }

    /** Shows a lane. */
    void show(Lane newLane) {
        lane = newLane;
        name.setText(newLane.name());
        String count = Texts.count("checkpoints.count", newLane.checkpoints().size());
        String key = host.isThere(newLane.container()) ? "timeline.lane" : "timeline.lane.gone";
        about.setText(Texts.get(key, count, Amounts.bytes(newLane.size())));
        marks = newLane.checkpoints().stream()
                .map(checkpoint -> new Mark(checkpoint, host))
                .toList();
        names = newLane.checkpoints().stream().map(this::named).toList();
        arrange();
        choose();
    }

    private Label named(CheckpointSummary checkpoint) {
        Label label = new Label(checkpoint.name());
        label.getStyleClass().add("mark-name");
        Mark.listen(label, checkpoint, host);
        return label;
    }

    /** Shows which of its checkpoints are chosen. */
    void choose() {
        Choice.State choice = host.choice().get();
        marks.forEach(mark -> mark.show(choice));
    }

    @Override
    protected void layoutChildren() {
        header.resizeRelocate(0, 0, HEADER, getHeight());
        time.resizeRelocate(HEADER, 0, Math.max(0, getWidth() - HEADER), getHeight());
    }

    /** Puts everything where its time is now. */
    void arrange() {
        Lane shown = lane;
        double width = getWidth() - HEADER;
        if (shown == null || width <= 0) {
            return;
        }
        TimeScale scale = host.range().scale();
        List<Node> nodes = new ArrayList<>();
        for (Instant tick : scale.ticks(TimeAxis.most(width), host.zone())) {
            nodes.add(bar("lane-grid", x(scale, tick, width), 0, 1, HEIGHT));
        }
        nodes.add(bar("lane-line", 0, LINE - 0.5, width, 1));
        for (RunSpan span : RunSpan.of(shown.events())) {
            double from = span.from() == null ? 0 : x(scale, span.from(), width);
            double to = span.to() == null ? width : x(scale, span.to(), width);
            if (to > 0 && from < width) {
                nodes.add(bar("lane-run", from, LINE - 1.5, Math.max(1, to - from), 3));
            }
        }
        nodes.addAll(chains(shown, scale, width));
        nodes.addAll(happenings(shown.events(), scale, width));
        nodes.addAll(marks);
        nodes.addAll(names);
        time.getChildren().setAll(nodes);
        placeMarks(scale, width);
    }

    /** From each checkpoint that builds on another to that one. */
    private static List<Node> chains(Lane shown, TimeScale scale, double width) {
        List<Node> chains = new ArrayList<>();
        for (CheckpointSummary checkpoint : shown.checkpoints()) {
            String parent = checkpoint.parent();
            int index = parent == null ? -1 : shown.indexOf(parent);
            if (index >= 0) {
                double from = x(scale, shown.checkpoints().get(index).created(), width);
                chains.add(bar("lane-chain", from, LINE - 1, x(scale, checkpoint.created(), width) - from, 2));
            }
        }
        return chains;
    }

    private void placeMarks(TimeScale scale, double width) {
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double x = x(scale, mark.checkpoint().created(), width);
            mark.relocate(x - mark.diameter() / 2, LINE - mark.diameter() / 2);
            Label label = names.get(i);
            label.applyCss();
            label.autosize();
            double left = Math.max(2, Math.min(width - label.getWidth() - 2, x - label.getWidth() / 2));
            label.relocate(left, 2);
            label.setVisible(x >= 0 && x <= width && left > free);
            free = label.isVisible() ? left + label.getWidth() + GAP : free;
        }
    }

    private static List<Happening> happenings(List<Event> events, TimeScale scale, double width) {
        List<Happening> signs = new ArrayList<>();
        List<Event> together = new ArrayList<>();
        double place = 0;
        for (Event event : events) {
            double x = x(scale, event.time(), width);
            if (x < 0 || x > width) {
                continue;
            }
            if (!together.isEmpty() && x - place >= APART) {
                signs.add(sign(together, place));
                together.clear();
            }
            place = together.isEmpty() ? x : place;
            together.add(event);
        }
        if (!together.isEmpty()) {
            signs.add(sign(together, place));
        }
        return signs;
    }

    private static Happening sign(List<Event> events, double x) {
        Happening sign = new Happening(List.copyOf(events));
        sign.relocate(x - APART / 2, EVENTS - APART / 2);
        return sign;
    }

    private static double x(TimeScale scale, Instant time, double width) {
        return scale.place(time) * width;
    }

    private static Region bar(String style, double x, double y, double width, double height) {
        Region bar = new Region();
        bar.getStyleClass().add(style);
        bar.setManaged(false);
        bar.setMouseTransparent(true);
        bar.resizeRelocate(Math.rint(x), y, width, height);
        return bar;
    }
}
