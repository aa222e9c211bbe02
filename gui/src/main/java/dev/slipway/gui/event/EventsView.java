package dev.slipway.gui.event;

import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What happened, newest last, as far as the filter lets through; the view follows while its end is seen. */
public final class EventsView extends BorderPane implements Filterable {
    private final Desk desk;
    private final EventFilter filter;
    private final FilteredList<Event> shown;
    private final TableView<Event> table = new TableView<>();

    /** A table of all the world's events, with the filter that was used last. */
    public EventsView(Desk desk) {
        this(desk, desk.world().events(), "events");
        filter.restore(desk.settings());
        filter.whenChanged(() -> filter.keep(desk.settings()));
    }

    /** A table of those of the world's events that {@code about} tells apart; it is asked once of each. */
    public static EventsView about(Desk desk, Predicate<Event> about) {
        return new EventsView(desk, new FilteredList<>(desk.world().events(), about), "events-about");
    }

    private EventsView(Desk desk, ObservableList<Event> events, String id) {
        this.desk = desk;
        table.setId(id);
        filter = new EventFilter(InstantSource.system(), ZoneId.systemDefault());
        shown = new FilteredList<>(events);
        filter.whenChanged(this::refilter);
        refilter();
        fill();
        getStyleClass().add("events");
        setTop(new EventFilterBar(filter, events));
        setCenter(table);
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(5), event -> refilter()));
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    private void refilter() {
        if (filter.activeProperty().get()) {
            shown.setPredicate(filter.condition(this::words));
        } else if (shown.getPredicate() != null) {
            shown.setPredicate(null);
        }
        table.setPlaceholder(placeholder());
    }

    private String words(Event event) {
        return String.join(
                " ",
                event.type(),
                event.action(),
                EventWords.object(event),
                event.id(),
                EventWords.whole(event, desk.world()));
    }

    private void fill() {
        table.setItems(shown);
        table.setFixedCellSize(24);
        table.getStyleClass().addAll("dense", "no-border");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .addAll(List.of(
                        column("time", 80, event -> Ages.clock(event.time()), "mono"),
                        actions(),
                        objects(),
                        column("type", 84, Event::type, "dim-text"),
                        column("happened", 520, event -> EventWords.whole(event, desk.world()), "plain")));
        table.setRowFactory(view -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Event selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                open(selected);
                event.consume();
            }
        });
        shown.addListener((ListChangeListener<Event>) change -> {
            if (table.getSelectionModel().isEmpty()) {
                FxThread.later(this::showNewest);
            }
        });
        showNewest();
    }

    private Node placeholder() {
        if (!filter.activeProperty().get()) {
            return desk.world().knownProperty().get()
                    ? Placeholder.empty(
                            MaterialDesignP.PULSE, Texts.get("events.empty.title"), Texts.get("events.empty.text"))
                    : Placeholder.loading(Texts.get("table.loading"));
        }
        Button clear = new Button(Texts.get("events.clear"));
        clear.setOnAction(event -> filter.clear());
        return Placeholder.empty(
                MaterialDesignF.FILTER_OFF_OUTLINE,
                Texts.get("events.noMatch.title"),
                Texts.get("events.noMatch.text"),
                clear);
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private void showNewest() {
        table.scrollTo(Math.max(0, shown.size() - 1));
    }

    @Override
    public StringProperty filterProperty() {
        return filter.textProperty();
    }

    private TableRow<Event> row() {
        TableRow<Event> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                open(row.getItem());
            }
        });
        return row;
    }

    private boolean canBeOpened(Event event) {
        return switch (event.type()) {
            case "container" -> desk.world().container(event.id()).isPresent();
            case "bundle" -> desk.world().bundles().find(event.id()) != null;
            case "network" -> desk.world().networks().find(event.name()) != null;
            case "checkpoint" -> desk.world().checkpoints().find(event.id()) != null;
            case "image" -> desk.world().images().find(event.id()) != null;
            case "volume" -> desk.world().volumes().find(event.id()) != null;
            case "pod" -> desk.world().pod(event.id()).isPresent();
            default -> false;
        };
    }

    private void open(Event event) {
        if (!canBeOpened(event)) {
            return;
        }
        switch (event.type()) {
            case "container" -> desk.openings().container(event.id());
            case "checkpoint" -> desk.openings().checkpoint(event.id());
            case "bundle" -> desk.openings().inNavigator("bundle:" + event.id());
            case "network" -> desk.openings().network(event.name());
            case "image" -> desk.openings().image(event.id());
            case "volume" -> desk.openings().volume(event.id());
            default -> desk.openings().pod(event.id());
        }
    }

    private TableColumn<Event, Event> objects() {
        TableColumn<Event, Event> column = new TableColumn<>(Texts.get("column.object"));
        column.setPrefWidth(180);
        column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
        column.setCellFactory(any -> new ObjectCell());
        return column;
    }

    private static TableColumn<Event, Event> actions() {
        TableColumn<Event, Event> column = new TableColumn<>(Texts.get("column.action"));
        column.setPrefWidth(130);
        column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
        column.setCellFactory(any -> new ActionCell());
        return column;
    }

    private static TableColumn<Event, String> column(
            String key, double width, Function<Event, String> text, String style) {
        TableColumn<Event, String> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new SimpleStringProperty(text.apply(features.getValue())));
        column.getStyleClass().add(style);
        return column;
    }

    private static final class ActionCell extends TableCell<Event, Event> {
        private final StatusLabel label = new StatusLabel();

        ActionCell() {
            label.getStyleClass().add("event-action");
        }

        @Override
        protected void updateItem(@Nullable Event event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setGraphic(null);
                return;
            }
            EventLook look = EventLook.of(event);
            label.show(new StatusLook(look.icon(), look.role(), event.action()));
            setGraphic(label);
        }
    }

    private final class ObjectCell extends TableCell<Event, Event> {
        private final Hyperlink link = new Hyperlink();

        ObjectCell() {
            link.getStyleClass().add("cell-link");
            link.setFocusTraversable(false);
        }

        @Override
        protected void updateItem(@Nullable Event event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            boolean there = canBeOpened(event);
            setText(there ? null : EventWords.object(event));
            setGraphic(there ? link : null);
            link.setText(EventWords.object(event));
            link.setVisited(false);
            link.setOnAction(click -> open(event));
        }
    }
}
