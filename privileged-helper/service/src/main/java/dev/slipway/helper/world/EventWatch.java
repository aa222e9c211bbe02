package dev.slipway.helper.world;

import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.rpc.Subscription;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.model.EventNotice;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.runtime.event.Event;
import java.util.List;
import java.util.function.Predicate;

/** Sends one client past events, then each as it happens, in pieces. */
public final class EventWatch extends Subscription {
    private static final int PIECE = 500;

    private final World world;
    private final Predicate<Event> wanted;
    private final Runnable stop;
    private List<Event> due;
    private long revision;

    /**
     * @param past events to begin with, all of commits up to {@code revision}
     */
    public EventWatch(Session session, World world, Predicate<Event> wanted, List<Event> past, long revision) {
        super(session);
        this.world = world;
        this.wanted = wanted;
        this.due = past.stream().filter(wanted).toList();
        this.revision = revision;
        stop = world.watch(this::wake);
    }

    @Override
    protected void pump() {
        while (!ended() && session().hasRoom()) {
            if (due.isEmpty()) {
                long now = world.revision();
                if (now == revision) {
                    return;
                }
                List<Event> fresh = world.eventsAfter(revision).stream()
                        .filter(event -> event.revision() <= now)
                        .toList();
                revision = now;
                due = fresh.stream().filter(wanted).toList();
            } else {
                List<Event> piece = due.subList(0, Math.min(PIECE, due.size()));
                due = due.subList(piece.size(), due.size());
                EventNotice notice =
                        new EventNotice(id(), piece.stream().map(Views::event).toList());
                session().send(Message.notification("event", notice));
            }
        }
    }

    @Override
    protected void release() {
        stop.run();
    }
}
