package dev.slipway.gui.container;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.oom.OomStory;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a container ran out of memory last: from the helper's record of events, then from the world's. */
final class LastOom {
    private static final Logger LOG = LoggerFactory.getLogger(LastOom.class);

    private final String container;
    private final Consumer<OomStory> shown;
    private long newest = -1;

    private LastOom(String container, Consumer<OomStory> shown) {
        this.container = container;
        this.shown = shown;
    }

    /** Tells {@code shown} now and whenever it happens again, until the disposal runs that is added to {@code disposals}. */
    static void of(Desk desk, String container, Consumer<OomStory> shown, List<Runnable> disposals) {
        LastOom it = new LastOom(container, shown);
        ListChangeListener<Event> listener = change -> {
            while (change.next()) {
                it.look(change.getAddedSubList());
            }
        };
        desk.world().events().addListener(listener);
        disposals.add(() -> desk.world().events().removeListener(listener));
        it.look(desk.world().events());
        desk.background()
                .deliver(
                        desk.helper()
                                .call(
                                        SystemCalls.EVENT_LIST,
                                        new SystemCalls.EventQuery(
                                                null,
                                                null,
                                                Map.of("container", List.of(container), "action", List.of("oom")))),
                        it::look,
                        failure -> LOG.debug("no past events", failure));
    }

    private void look(Collection<? extends Event> events) {
        for (Event event : events) {
            if (event.id().equals(container) && event.revision() >= newest) {
                OomStory.of(event).ifPresent(story -> {
                    newest = event.revision();
                    shown.accept(story);
                });
            }
        }
    }
}
