package dev.slipway.gui.pod;

import dev.slipway.gui.desk.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graphs that can be seen in a window, for actions about the one that came last. */
final class ShownGraphs {
    private static final String KEY = "slipway.graphs";

    private final List<PodGraphPane> panes = new ArrayList<>();

    private ShownGraphs() {}

    private static ShownGraphs in(Desk desk) {
        return (ShownGraphs) desk.layers().getProperties().computeIfAbsent(KEY, any -> new ShownGraphs());
    }

    static void add(Desk desk, PodGraphPane pane) {
        in(desk).panes.add(pane);
    }

    static void remove(Desk desk, PodGraphPane pane) {
        in(desk).panes.remove(pane);
    }

    /** The one that came last; absent while none is shown. */
    static Optional<PodGraphPane> last(Desk desk) {
        List<PodGraphPane> panes = in(desk).panes;
        return panes.isEmpty() ? Optional.empty() : Optional.of(panes.get(panes.size() - 1));
    }
}
