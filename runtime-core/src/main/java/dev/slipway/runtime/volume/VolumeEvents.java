package dev.slipway.runtime.volume;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Volume;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Events of volumes. Those of their creation and removal tell the labels. */
final class VolumeEvents {
    private static final Set<String> WITH_LABELS = Set.of("create", "remove");

    private VolumeEvents() {}

    static Change of(Instant time, Volume volume, String action, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("driver", volume.driver());
        if (WITH_LABELS.contains(action)) {
            volume.labels().forEach((key, value) -> all.put(Event.LABEL + key, value));
        }
        return new Change.Append(new Event(0, time, Event.Type.VOLUME, action, volume.id(), volume.name(), all));
    }

    static Change of(Instant time, Volume volume, String action) {
        return of(time, volume, action, Map.of());
    }
}
