package dev.slipway.gui.event;

import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Moments;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which events are shown; every condition that is given must hold. JavaFX thread. */
final class EventFilter {
    /** Stands for any type or action. */
    static final String ANY = "";

    private final InstantSource clock;
    private final ZoneId zone;
    private final Field<String> type = Field.free("type", ANY);
    private final Field<String> action = Field.free("action", ANY);
    private final Field<String> object = Field.free("object", "");
    private final Field<String> since = Field.text("since", this::fault);
    private final Field<String> until = Field.text("until", this::fault);
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active");

    /** Shows all events. */
    EventFilter(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        whenChanged(() -> active.set(texts().stream().anyMatch(each -> !each.isBlank())));
    }

    Field<String> type() {
        return type;
    }

    Field<String> action() {
        return action;
    }

    /** Part of the object's name, or the beginning of its id. */
    Field<String> object() {
        return object;
    }

    /** The earliest time: {@code 10 min} ago, {@code 14:30} today, {@code 2026-11-25 14:30}; empty for none. */
    Field<String> since() {
        return since;
    }

    /** The latest time, in the same form. */
    Field<String> until() {
        return until;
    }

    /** Words that must all be in what is read of an event. */
    StringProperty textProperty() {
        return text;
    }

    /** Whether some event may be hidden. */
    ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    void whenChanged(Runnable work) {
        InvalidationListener listener = property -> work.run();
        Stream.of(type, action, object, since, until)
                .forEach(field -> field.valueProperty().addListener(listener));
        text.addListener(listener);
    }

    void clear() {
        Stream.of(type, action, object, since, until).forEach(field -> field.set(""));
        text.set("");
    }

    /** Takes back what {@link #keep} kept. */
    void restore(Settings settings) {
        Stream.of(type, action, object, since, until)
                .forEach(field -> field.set(settings.get("events." + field.option(), "")));
        text.set(settings.get("events.text", ""));
    }

    void keep(Settings settings) {
        Stream.of(type, action, object, since, until)
                .forEach(field -> settings.set("events." + field.option(), field.get()));
        settings.set("events.text", text.get());
    }

    /**
     * The condition as it stands now; a time that can't be read is as good as none.
     *
     * @param words what is read of an event
     */
    Predicate<Event> condition(Function<Event, String> words) {
        Instant now = clock.instant();
        Instant earliest = Moments.parse(since.get(), now, zone).orElse(Instant.MIN);
        Instant latest = Moments.parse(until.get(), now, zone).orElse(Instant.MAX);
        String wantedType = type.get();
        String wantedAction = action.get();
        String wantedObject = object.get().strip().toLowerCase(Locale.ROOT);
        Predicate<String> wantedWords = LineFilter.words(text.get());
        return event -> (wantedType.isEmpty() || event.type().equals(wantedType))
                && (wantedAction.isEmpty() || event.action().equals(wantedAction))
                && (event.name().toLowerCase(Locale.ROOT).contains(wantedObject)
                        || event.id().startsWith(wantedObject))
                && !event.time().isBefore(earliest)
                && !event.time().isAfter(latest)
                && wantedWords.test(words.apply(event));
    }

    private List<String> texts() {
        return List.of(type.get(), action.get(), object.get(), since.get(), until.get(), text.get());
    }

    private String fault(String moment) {
        boolean readable =
                moment.isBlank() || Moments.parse(moment, clock.instant(), zone).isPresent();
        return readable ? "" : Texts.get("events.time.form");
    }
}
