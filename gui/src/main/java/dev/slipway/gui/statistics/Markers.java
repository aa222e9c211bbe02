package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.ChartMarker;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Those events that charts show at their time. */
final class Markers {
    private static final Set<String> SHOWN =
            Set.of("start", "died", "oom", "restart", "pause", "resume", "update", "checkpoint", "restore");

    private Markers() {}

    /**
     * The markers of what happened to some objects.
     *
     * @param named whether each says whom it happened to
     */
    static List<ChartMarker> of(Collection<Event> events, Set<String> ids, boolean named) {
        return events.stream()
                .filter(event -> ids.contains(event.id()) && SHOWN.contains(event.action()))
                .map(event -> marker(event, named))
                .toList();
    }

    private static ChartMarker marker(Event event, boolean named) {
        Object code = event.attributes().get("exitCode");
        boolean died = event.action().equals("died");
        boolean bad = event.action().equals("oom")
                || (died && code != null && !String.valueOf(code).equals("0"));
        String what =
                died && code != null ? Texts.get("marker.died.with", code) : Texts.get("marker." + event.action());
        return new ChartMarker(event.time(), named ? Texts.get("marker.of", event.name(), what) : what, bad);
    }
}
