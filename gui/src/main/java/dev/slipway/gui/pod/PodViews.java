package dev.slipway.gui.pod;

import dev.slipway.gui.container.ContainerView;
import dev.slipway.gui.container.ContainerView.Content;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.statistics.StatisticsPane;
import dev.slipway.protocol.model.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The views of a pod's tab. */
public final class PodViews {
    private PodViews() {}

    /** The views, the overview first. */
    public static List<ContainerView> of(Desk desk) {
        return List.of(
                new ContainerView("overview", id -> PodOverview.of(desk, id)),
                new ContainerView("graph", id -> PodGraphPane.of(desk, id)),
                new ContainerView("statistics", id -> StatisticsPane.ofPod(desk, id)),
                new ContainerView("processes", id -> PodProcessesView.of(desk, id)),
                new ContainerView("events", id -> Content.of(EventsView.about(desk, new About(desk, id)::test))));
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
