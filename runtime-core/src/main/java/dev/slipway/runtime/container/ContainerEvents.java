package dev.slipway.runtime.container;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.ContainerConfig;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Events of containers. */
public final class ContainerEvents {
    private static final Set<String> WITH_LABELS = Set.of("create", "died", "remove");

    private ContainerEvents() {}

    /**
     * An event with what every one of them tells besides: {@code pod}, the pod's id. Those that tell of a container's
     * beginning and ends also have its {@code bundle}'s or {@code image}'s name, and its labels, as {@code label.KEY}.
     *
     * @param attributes its own
     */
    public static Event of(Instant time, ContainerConfig container, String action, Map<String, Object> attributes) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (WITH_LABELS.contains(action)) {
            container.labels().forEach((key, value) -> all.put(Event.LABEL + key, value));
            if (container.imageName() != null) {
                all.put("image", container.imageName());
            }
            if (container.bundleName() != null) {
                all.put("bundle", container.bundleName());
            }
        }
        if (container.pod() != null) {
            all.put("pod", container.pod());
        }
        all.putAll(attributes);
        return new Event(0, time, Event.Type.CONTAINER, action, container.id(), container.name(), all);
    }
}
