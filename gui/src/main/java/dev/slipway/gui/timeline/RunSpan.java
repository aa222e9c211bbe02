package dev.slipway.gui.timeline;

import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a container had processes.
 *
 * @param from absent if it began before the first event that is known
 * @param to absent while it lasts
 */
record RunSpan(@Nullable Instant from, @Nullable Instant to) {
    /** The times that events tell of, the oldest first; of what went on without an event nothing is known. */
    static List<RunSpan> of(List<Event> events) {
        List<RunSpan> spans = new ArrayList<>();
        Instant began = null;
        boolean known = false;
        for (Event event : events) {
            switch (event.action()) {
                case "start", "restore" -> {
                    began = began == null ? event.time() : began;
                    known = true;
                }
                case "died" -> {
                    if (began != null || !known) {
                        spans.add(new RunSpan(began, event.time()));
                    }
                    began = null;
                    known = true;
                }
                default -> {
                    // says nothing about whether there are processes
                }
            }
        }
        if (began != null) {
            spans.add(new RunSpan(began, null));
        }
        return List.copyOf(spans);
    }
}
