package dev.slipway.state;

import dev.slipway.runtime.event.Event;
import java.util.List;
import org.pcollections.TreePMap;

/** The newest events, numbered without gaps from their first on; the oldest go when the limit is reached. Immutable. */
final class Journal {
    private final int limit;
    private final long next;
    private final TreePMap<Long, Event> events;

    private Journal(int limit, long next, TreePMap<Long, Event> events) {
        this.limit = limit;
        this.next = next;
        this.events = events;
    }

    /** An empty journal of at most {@code limit} events, the first of which gets the number {@code next}. */
    static Journal empty(int limit, long next) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return new Journal(limit, next, TreePMap.empty());
    }

    /** The number that the next event gets. */
    long next() {
        return next;
    }

    /** The number of the oldest event it has, or of the first it will get. */
    long first() {
        return next - events.size();
    }

    /** The most events that it keeps. */
    int limit() {
        return limit;
    }

    Journal with(Event event) {
        TreePMap<Long, Event> more = events.plus(next, event);
        return new Journal(limit, next + 1, more.size() > limit ? more.minusFirstEntry() : more);
    }

    /** The newest {@code count} events, oldest first. */
    List<Event> newest(int count) {
        return List.copyOf(events.tailMap(next - count).values());
    }
}
