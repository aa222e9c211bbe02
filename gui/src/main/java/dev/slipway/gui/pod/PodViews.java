package dev.slipway.gui.pod;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.statistics.StatisticsPane;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The views of a pod's tab. */
public final class PodViews {
    private PodViews() {}

    /** The views, the overview first. */
    public static List<ObjectView> of(Desk desk) {
        return List.of(
                new ObjectView("overview", id -> PodOverview.of(desk, id)),
                new ObjectView("graph", id -> PodGraphPane.of(desk, id)),
                new ObjectView("statistics", id -> StatisticsPane.ofPod(desk, id)),
                new ObjectView("processes", id -> PodProcessesView.of(desk, id)),
                new ObjectView("events", id -> Content.of(EventsView.about(desk, new About(desk, id)::test))));
    }

    /** What happened to a pod and to its containers, also to those that have been removed meanwhile. */
    private static final class About {
        private final Desk desk;
        private final String pod;
        private final Set<String> members = new HashSet<>();

        About(Desk desk, String pod) {
            this.desk = desk;
            this.pod = pod;
        }

        boolean test(Event event) {
            desk.world().pod(pod).ifPresent(now -> members.addAll(now.containers()));
            return event.id().equals(pod) || members.contains(event.id());
        }
    }
}
