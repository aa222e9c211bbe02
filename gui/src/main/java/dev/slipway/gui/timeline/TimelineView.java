package dev.slipway.gui.timeline;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.NoCheckpoints;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * Checkpoints on a line of time, a lane for each container, as discs sized by their bytes, with what happened between them. Any number can
 * be chosen, by pointer or keys. JavaFX thread.
 */
public final class TimelineView extends BorderPane {
    private static final double CLOSER = 0.6;

    private final ObservableList<CheckpointSummary> checkpoints;
    private final ObservableList<Event> events;
    private final CheckpointActions actions;
    private final InstantSource clock;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final TimelineRange range = new TimelineRange();
    private final Choice choice = new Choice();
    private final ReadOnlyObjectWrapper<List<CheckpointSummary>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final TimelineKeys keys = new TimelineKeys(this::lanes, range, choice);
    private final BorderPane drawn = new BorderPane();
    private final LaneList list;
    private final Label summary = new Label();
    private final InvalidationListener changed = source -> stale();
    private Lanes lanes = Lanes.NONE;
    private boolean queued;

    /**
     * A view that follows lists while it is in a scene.
     *
     * @param there whether a container is still there, by id
     */
    public TimelineView(
            ObservableList<CheckpointSummary> checkpoints,
            ObservableList<Event> events,
            Predicate<String> there,
            CheckpointActions actions,
            InstantSource clock,
            ZoneId zone) {
        this.checkpoints = checkpoints;
        this.events = events;
        this.actions = actions;
        this.clock = clock;
        list = new LaneList(new Host(there, zone));
        getStyleClass().add("timeline");
        getStylesheets()
                .add(Objects.requireNonNull(TimelineView.class.getResource("/dev/slipway/gui/resources/timeline.css"))
                        .toExternalForm());
        setFocusTraversable(true);
        setAccessibleText(Texts.get("checkpoints.title"));
        drawn.setTop(new TimeAxis(range, zone));
        drawn.setCenter(list);
        drawn.setBottom(foot());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                choice.clear();
            }
        });
        checkpoints.addListener(new WeakInvalidationListener(changed));
        events.addListener(new WeakInvalidationListener(changed));
        filter.addListener(changed);
        choice.stateProperty().addListener((property, before, now) -> {
            follow(now);
            String lead = now.lead();
            if (lead != null) {
                lanes.find(lead).ifPresent(this::reveal);
            }
        });
        sceneProperty().subscribe(scene -> stale());
        fill();
    }

    /** Words that a checkpoint has to hold to be shown. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Those that are chosen, in the order in which they were. */
    public ReadOnlyObjectProperty<List<CheckpointSummary>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Chooses exactly these, as far as they are shown. */
    public void choose(List<String> ids) {
        List<String> shown =
                ids.stream().filter(id -> lanes.find(id).isPresent()).toList();
        if (!shown.equals(choice.get().ids())) {
            choice.become(shown);
        }
    }

    private Lanes lanes() {
        return lanes;
    }

    /** Derives anew, once for all changes of a moment, and only while somebody looks. */
    private void stale() {
        if (!queued && getScene() != null) {
            queued = true;
            FxThread.later(this::fill);
        }
    }

    private void fill() {
        queued = false;
        lanes = Lanes.of(checkpoints, events, filter.get());
        choice.retain(id -> lanes.find(id).isPresent());
        lanes.first().ifPresent(first -> {
            Instant now = clock.instant();
            range.cover(first, now.isAfter(first) ? now : first);
        });
        list.getItems().setAll(lanes.lanes());
        setCenter(lanes.isEmpty() ? NoCheckpoints.of(!checkpoints.isEmpty(), actions) : drawn);
        follow(choice.get());
    }

    private void follow(Choice.State state) {
        List<CheckpointSummary> now =
                state.ids().stream().flatMap(id -> lanes.find(id).stream()).toList();
        if (!now.equals(chosen.get())) {
            chosen.set(now);
        }
        summary.setText(ChoiceWords.of(now));
    }

    private void reveal(CheckpointSummary checkpoint) {
        range.reveal(checkpoint.created());
        setAccessibleText(Mark.words(checkpoint));
    }

    private void key(KeyEvent event) {
        List<CheckpointSummary> now = chosen.get();
        if (event.getCode() == KeyCode.ENTER && !now.isEmpty()) {
            now.forEach(actions::open);
            event.consume();
        } else if (keys.handle(event)) {
            String lead = choice.get().lead();
            int lane = lead == null ? -1 : lanes.laneOf(lead);
            if (lane >= 0) {
                list.scrollTo(Math.max(0, lane - 1));
            }
            event.consume();
        }
    }

    private HBox foot() {
        summary.getStyleClass().add("timeline-summary");
        summary.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button whole = button(MaterialDesignA.ARROW_EXPAND_HORIZONTAL, "timeline.whole", range::showWhole);
        whole.disableProperty().bind(range.wholeProperty());
        HBox foot = new HBox(
                summary,
                space,
                button(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "timeline.farther", () -> range.zoom(1 / CLOSER, 0.5)),
                button(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "timeline.closer", () -> range.zoom(CLOSER, 0.5)),
                whole);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("timeline-foot");
        return foot;
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setFocusTraversable(false);
        button.setId(key);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private final class Host implements LaneHost {
        private final Predicate<String> there;
        private final ZoneId zone;

        Host(Predicate<String> there, ZoneId zone) {
            this.there = there;
            this.zone = zone;
        }

        @Override
        public TimelineRange range() {
            return range;
        }

        @Override
        public Choice choice() {
            return choice;
        }

        @Override
        public long largest() {
            return lanes.largest();
        }

        @Override
        public ZoneId zone() {
            return zone;
        }

        @Override
        public boolean isThere(String container) {
            return there.test(container);
        }

        @Override
        public void pressed(CheckpointSummary checkpoint, MouseEvent event) {
            boolean isChosen = choice.get().ids().contains(checkpoint.id());
            if (event.isShortcutDown()) {
                choice.toggle(checkpoint.id());
            } else if (event.isShiftDown()) {
                choice.add(checkpoint.id());
            } else if (event.getButton() == MouseButton.PRIMARY || !isChosen) {
                choice.only(checkpoint.id());
            }
        }

        @Override
        public void opened(CheckpointSummary checkpoint) {
            actions.open(checkpoint);
        }

        @Override
        public void dragged(CheckpointSummary checkpoint, MouseEvent event, Node from) {
            actions.drag(checkpoint, from, event);
        }

        @Override
        public void menu(CheckpointSummary checkpoint, ContextMenuEvent event, Node from) {
            actions.menu(from, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }
}
