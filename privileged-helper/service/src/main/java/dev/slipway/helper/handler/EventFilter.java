package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.time;

import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Filters of {@code event.list} and {@code event.watch}: the values of a key are alternatives, the keys must all hold. */
final class EventFilter {
    private static final String KEYS =
            "type, action, container, pod, bundle, image, volume, network, label or exitCode";

    private final State state;

    private EventFilter(State state) {
        this.state = state;
    }

    /** Whether an event is wanted; from {@code since} on, and before {@code until}. */
    static Predicate<Event> of(SystemCalls.EventQuery query, State state) {
        Instant since = time("since", query.since());
        Instant until = time("until", query.until());
        Predicate<Event> wanted = event -> (since == null || !event.time().isBefore(since))
                && (until == null || event.time().isBefore(until));
        EventFilter filter = new EventFilter(state);
        for (Map.Entry<String, List<String>> each : map(query.filters()).entrySet()) {
            wanted = wanted.and(filter.any(each.getKey(), list(each.getValue())));
        }
        return wanted;
    }

    private Predicate<Event> any(String key, List<String> values) {
        return switch (key) {
            case "type" -> {
                values.forEach(EventFilter::requireType);
                yield event -> values.contains(event.type().word());
            }
            case "action", "event", "status" -> event -> values.contains(event.action());
            case "container" -> own(Event.Type.CONTAINER, values);
            case "volume" -> own(Event.Type.VOLUME, values);
            case "network" -> own(Event.Type.NETWORK, values);
            case "bundle" -> ownAndTold(Event.Type.BUNDLE, values);
            case "image" -> ownAndTold(Event.Type.IMAGE, values);
            case "pod" -> pods(values);
            case "label" -> event -> values.stream().anyMatch(value -> ContainerFilter.labelled(labels(event), value));
            case "exitCode" ->
                event -> values.contains(String.valueOf(event.attributes().get("exitCode")));
            default -> throw Arguments.wrong("filters", "there is no filter \"" + key + "\"", "Use " + KEYS + ".");
        };
    }

    private static void requireType(String word) {
        for (Event.Type type : Event.Type.values()) {
            if (type.word().equals(word)) {
                return;
            }
        }
        throw Arguments.wrong(
                "filters",
                "there is no type \"" + word + "\" of events",
                "Use container, pod, image, volume, network, checkpoint, bundle or system.");
    }

    private static Predicate<Event> own(Event.Type type, List<String> values) {
        return event -> event.type() == type && isOneOf(event, values);
    }

    /** Its own events, and those of containers that tell it: they are made from it, or it from one of them. */
    private static Predicate<Event> ownAndTold(Event.Type type, List<String> values) {
        return own(type, values).or(event -> values.contains(event.attributes().get(type.word())));
    }

    /** A pod's own events, and those of its containers. */
    private Predicate<Event> pods(List<String> values) {
        Set<String> ids = values.stream().map(this::podId).collect(Collectors.toSet());
        return event -> (event.type() == Event.Type.POD && isOneOf(event, values))
                || (event.attributes().get("pod") instanceof String pod
                        && ids.stream().anyMatch(id -> !id.isEmpty() && pod.startsWith(id)));
    }

    /** The id of a pod that is known by this; what was given of one that is gone. */
    private String podId(String idOrName) {
        try {
            return idOrName.isEmpty() ? "" : state.lookupPod(idOrName).id();
        } catch (EngineException unknown) {
            return idOrName;
        }
    }

    private static boolean isOneOf(Event event, List<String> values) {
        return values.stream()
                .anyMatch(value -> event.name().equals(value)
                        || (!value.isEmpty() && event.id().startsWith(value)));
    }

    /** Those the event tells; else those of the container, pod or volume as it is now. */
    private Map<String, String> labels(Event event) {
        Map<String, String> told = new LinkedHashMap<>();
        event.attributes().forEach((key, value) -> {
            if (key.startsWith(Event.LABEL)) {
                told.put(key.substring(Event.LABEL.length()), String.valueOf(value));
            }
        });
        if (!told.isEmpty()) {
            return told;
        }
        return switch (event.type()) {
            case CONTAINER ->
                state.container(event.id())
                        .map(found -> found.config().labels())
                        .orElse(Map.of());
            case VOLUME -> state.volume(event.id()).map(Volume::labels).orElse(Map.of());
            case POD -> state.pod(event.id()).map(PodConfig::labels).orElse(Map.of());
            default -> Map.of();
        };
    }
}
