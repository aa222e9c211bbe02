package dev.slipway.gui.event;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What narrows the list of events: type, action, object, span of time. */
final class EventFilterBar extends HBox {
    EventFilterBar(EventFilter filter, ObservableList<Event> events) {
        getStyleClass().addAll("view-bar", "event-filter");
        setAlignment(Pos.CENTER_LEFT);
        Button clear = new Button("", new FontIcon(MaterialDesignF.FILTER_OFF_OUTLINE));
        clear.getStyleClass().addAll("flat", "icon-button");
        clear.setId("events-clear");
        clear.setAccessibleText(Texts.get("events.clear"));
        Tips.on(clear, Texts.get("events.clear"));
        clear.disableProperty().bind(filter.activeProperty().not());
        clear.setOnAction(event -> filter.clear());
        getChildren()
                .addAll(
                        choice(filter.type(), "events.anyType", events, Event::type),
                        choice(filter.action(), "events.anyAction", events, Event::action),
                        line(filter.object(), "events.object", 12),
                        line(filter.since(), "events.since", 12),
                        line(filter.until(), "events.until", 12),
                        clear);
    }

    /** A choice among what occurs; it is gathered when the list is opened. */
    private static ComboBox<String> choice(
            Field<String> field, String any, ObservableList<Event> events, Function<Event, String> value) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("events-" + field.option());
        box.setAccessibleText(Texts.get(any));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String chosen) {
                return chosen == null || chosen.isEmpty() ? Texts.get(any) : chosen;
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setValue(field.get());
        box.setOnShowing(event -> box.getItems().setAll(values(events, value, field.get())));
        box.setOnAction(event -> field.set(box.getValue() == null ? EventFilter.ANY : box.getValue()));
        field.valueProperty().addListener((property, before, now) -> box.setValue(now));
        return box;
    }

    private static List<String> values(List<Event> events, Function<Event, String> value, String chosen) {
        return Stream.of(Stream.of(EventFilter.ANY, chosen), events.stream().map(value))
                .flatMap(each -> each)
                .distinct()
                .sorted()
                .toList();
    }

    private static TextField line(Field<String> field, String key, int columns) {
        TextField line = new TextField();
        line.setId("events-" + field.option());
        line.setPrefColumnCount(columns);
        line.setPromptText(Texts.get(key));
        line.setAccessibleText(Texts.get(key));
        line.textProperty().bindBidirectional(field.valueProperty());
        Tips.on(
                line,
                () -> field.sound()
                        ? Texts.get(key + ".tip")
                        : field.messageProperty().get());
        field.messageProperty()
                .subscribe(message -> line.pseudoClassStateChanged(Styles.STATE_DANGER, !message.isEmpty()));
        line.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !line.getText().isEmpty()) {
                line.clear();
                event.consume();
            }
        });
        return line;
    }
}
