package dev.slipway.gui.timeline;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.event.EventLook;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** What happened to a container at one place of its lane: one event, or several that lie too close to be told apart. */
final class Happening extends Label {
    private static final int TOLD = 8;

    /**
     * A sign for events.
     *
     * @param events at least one, the oldest first
     */
    Happening(List<Event> events) {
        EventLook look = EventLook.of(weightiest(events));
        FontIcon icon = new FontIcon(look.icon());
        setGraphic(icon);
        getStyleClass().setAll("happening", look.role());
        Tips.on(this, () -> words(events));
        setAccessibleText(words(events));
    }

    /** The one that the user would miss most: the last that went wrong, or else the last. */
    private static Event weightiest(List<Event> events) {
        return events.stream()
                .filter(event -> EventLook.of(event).role().equals("danger"))
                .reduce((before, now) -> now)
                .orElse(events.get(events.size() - 1));
    }

    private static String words(List<Event> events) {
        String told = events.stream()
                .limit(TOLD)
                .map(event -> Ages.clock(event.time()) + "  " + EventLook.sentence(event))
                .collect(Collectors.joining("\n"));
        return events.size() > TOLD ? told + "\n" + Texts.get("timeline.more", events.size() - TOLD) : told;
    }
}
