package dev.slipway.helper.world;

import dev.slipway.helper.view.Views;
import dev.slipway.runtime.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Events of the journal as items, with the ids that deltas give them: revision, and place within it. */
final class EventItems {
    private EventItems() {}

    /** Those of commits up to a revision; of the oldest commit, whose events may be cut off, none. */
    static List<Item> of(List<Event> journal, long upTo) {
        List<Item> items = new ArrayList<>();
        long oldest = journal.isEmpty() ? 0 : journal.get(0).revision();
        long current = -1;
        int place = 0;
        for (Event event : journal) {
            place = event.revision() == current ? place + 1 : 0;
            current = event.revision();
            boolean whole = current != oldest || oldest == 1;
            if (whole && current <= upTo) {
                items.add(Mirror.item("event", current + "." + place, Views.event(event)));
            }
        }
        return items;
    }
}
