package dev.slipway.gui.event;

import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What happened, newest last; the view follows while its end is seen. */
public final class EventsView extends TableView<Event> implements Filterable {
    private final Desk desk;
    private final LineFilter<Event> filter;

    /** A table of the world's events. */
    public EventsView(Desk desk) {
        this.desk = desk;
        filter = new LineFilter<>(
                desk.world().events(),
                event -> String.join(
                        " ",
                        event.type(),
                        event.action(),
                        EventWords.object(event),
                        event.id(),
                        EventWords.details(event, desk.world())));
        setItems(filter.shown());
        setId("events");
        setFixedCellSize(24);
        getStyleClass().addAll("dense", "no-border");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .addAll(List.of(
                        column("time", 80, event -> Ages.clock(event.time()), "mono"),
                        column("type", 90, Event::type, "dim-text"),
                        column("action", 110, Event::action, "strong"),
                        objects(),
                        column("details", 400, event -> EventWords.details(event, desk.world()), "dim-text")));
        setPlaceholder(Placeholder.empty(
                MaterialDesignP.PULSE, Texts.get("events.empty.title"), Texts.get("events.empty.text")));
        setRowFactory(view -> row());
        getItems().addListener((ListChangeListener<Event>) change -> {
            if (getSelectionModel().isEmpty()) {
                FxThread.later(this::showNewest);
            }
        });
        showNewest();
    }

    private void showNewest() {
        scrollTo(Math.max(0, getItems().size() - 1));
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
            case "checkpoint" -> desk.world().checkpoints().find(event.id()) != null;
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
            default -> desk.openings().graph("pod:" + event.id());
        }
    }

    private TableColumn<Event, Event> objects() {
        TableColumn<Event, Event> column = new TableColumn<>(Texts.get("column.object"));
        column.setPrefWidth(180);
        column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
        column.setCellFactory(any -> new ObjectCell());
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
