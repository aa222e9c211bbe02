package dev.slipway.gui.event;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What happened, newest last; the view follows while its end is seen. */
public final class EventsView extends TableView<Event> {
    /** A table of the world's events. */
    public EventsView(Desk desk) {
        super(desk.world().events());
        setId("events");
        setFixedCellSize(24);
        getStyleClass().addAll("dense", "no-border");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .addAll(List.of(
                        column("time", 80, event -> Ages.clock(event.time()), "mono"),
                        column("type", 90, Event::type, "dim-text"),
                        column("action", 110, Event::action, "strong"),
                        column("object", 180, Event::name, "plain"),
                        column("details", 400, EventsView::details, "dim-text")));
        setPlaceholder(Placeholder.empty(
                MaterialDesignP.PULSE, Texts.get("events.empty.title"), Texts.get("events.empty.text")));
        setRowFactory(view -> {
            TableRow<Event> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY
                        && click.getClickCount() == 2
                        && !row.isEmpty()
                        && row.getItem().type().equals("container")) {
                    desk.openings().container(row.getItem().id());
                }
            });
            return row;
        });
        getItems().addListener((ListChangeListener<Event>) change -> {
            if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
                scrollTo(getItems().size() - 1);
            }
        });
        scrollTo(Math.max(0, getItems().size() - 1));
    }

    private static String details(Event event) {
        return event.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .sorted()
                .collect(Collectors.joining("  "));
    }

    private static TableColumn<Event, String> column(
            String key, double width, Function<Event, String> text, String style) {
        TableColumn<Event, String> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new SimpleStringProperty(text.apply(features.getValue())));
        column.getStyleClass().add(style);
        return column;
    }
}
