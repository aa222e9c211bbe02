package dev.slipway.runtime.pod;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.PodConfig;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events of pods; those of its creation and removal carry its labels. */
final class PodEvents {
    private PodEvents() {}

    static Change of(Instant time, PodConfig pod, String action) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (action.equals("create") || action.equals("remove")) {
            pod.labels().forEach((key, value) -> labels.put(Event.LABEL + key, value));
        }
        return new Change.Append(new Event(0, time, Event.Type.POD, action, pod.id(), pod.name(), labels));
    }
}
