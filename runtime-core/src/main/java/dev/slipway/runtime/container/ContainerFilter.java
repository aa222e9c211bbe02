package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters of lists of containers: the values of a key are alternatives, the keys must all hold. */
public final class ContainerFilter {
    private static final String KEYS = "name, id, label, status, pod, ancestor, network, volume or health";
    private static final String NO_HEALTH = "none";

    private final State state;

    private ContainerFilter(State state) {
        this.state = state;
    }

    /**
     * Whether a container is wanted. Quick, and takes no lock.
     *
     * @param filters key to values: {@code name} a part of it, {@code id} a prefix, {@code label} {@code key} or {@code
     *     key=value}, {@code status} and {@code health} a word ({@code none} without a check), {@code pod} a name or a prefix of an id,
     *     {@code ancestor} a bundle's or image's name, or a prefix of its id, {@code network} a name, {@code volume} a name, a
     *     prefix of an id, or a place in the container; empty for all
     * @param state tells pods
     * @throws EngineException INVALID_ARGUMENT for a key or a word that there is not
     */
    public static Predicate<ContainerRecord> of(Map<String, List<String>> filters, State state) {
        ContainerFilter filter = new ContainerFilter(state);
        Predicate<ContainerRecord> wanted = container -> true;
        for (Map.Entry<String, List<String>> each : filters.entrySet()) {
            Predicate<ContainerRecord> any = container -> false;
            for (String value : each.getValue()) {
                any = any.or(filter.one(each.getKey(), value));
            }
            wanted = wanted.and(any);
        }
        return wanted;
    }

    private Predicate<ContainerRecord> one(String key, String value) {
        return switch (key) {
            case "name" -> container -> container.name().contains(value);
            case "id" -> container -> container.id().startsWith(value);
            case "status" -> {
                ContainerStatus status = ContainerStatus.ofWord(value);
                yield container -> container.status() == status;
            }
            case "health" -> health(value);
            case "label" -> container -> labelled(container.config().labels(), value);
            case "network" -> container -> container.config().networks().contains(value);
            case "ancestor" -> container -> madeOf(container.config(), value);
            case "pod" -> container -> inPod(container.config().pod(), value);
            case "volume" -> container -> hasVolume(container.config(), value);
            default -> throw refused("there is no filter \"" + key + "\"").hint("Use " + KEYS + ".");
        };
    }

    private static Predicate<ContainerRecord> health(String word) {
        if (word.equals(NO_HEALTH)) {
            return container -> container.config().healthCheck() == null;
        }
        for (Health.Status status : Health.Status.values()) {
            if (status.word().equals(word)) {
                return container -> container.state().health() != null
                        && container.state().health().status() == status;
            }
        }
        throw refused("there is no health \"" + word + "\"").hint("Use starting, healthy, unhealthy or none.");
    }

    /**
     * Whether labels have one that is asked for.
     *
     * @param wanted {@code key} or {@code key=value}
     */
    public static boolean labelled(Map<String, String> labels, String wanted) {
        int equals = wanted.indexOf('=');
        return equals < 0
                ? labels.containsKey(wanted)
                : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
    }

    private static boolean madeOf(ContainerConfig config, String value) {
        return Stream.of(config.bundleId(), config.imageId()).anyMatch(id -> id != null && id.startsWith(value))
                || value.equals(config.bundleName())
                || value.equals(config.imageName());
    }

    private static boolean hasVolume(ContainerConfig config, String value) {
        return config.volumes().stream()
                .anyMatch(use -> use.name().equals(value)
                        || use.volume().startsWith(value)
                        || use.destination().equals(value));
    }

    private boolean inPod(@Nullable String podId, String value) {
        return podId != null
                && (podId.startsWith(value)
                        || state.pod(podId)
                                .map(PodConfig::name)
                                .filter(value::equals)
                                .isPresent());
    }

    private static EngineException refused(String reason) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not take the filters: " + reason);
    }
}
