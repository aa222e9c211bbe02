package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Filters of lists of pods: the values of a key are alternatives, the keys must all hold. */
final class PodFilter {
    private PodFilter() {}

    /**
     * Whether a pod is wanted. Quick, and takes no lock.
     *
     * @param filters key to values: {@code name} a part of it, {@code id} a prefix, {@code label} {@code key} or {@code
     *     key=value}, {@code status} a word; empty for all
     * @param state tells containers
     * @throws EngineException INVALID_ARGUMENT for a key or a word that there is not
     */
    static Predicate<PodConfig> of(Map<String, List<String>> filters, State state) {
        Predicate<PodConfig> wanted = pod -> true;
        for (Map.Entry<String, List<String>> each : filters.entrySet()) {
            Predicate<PodConfig> any = pod -> false;
            for (String value : each.getValue()) {
                any = any.or(one(each.getKey(), value, state));
            }
            wanted = wanted.and(any);
        }
        return wanted;
    }

    private static Predicate<PodConfig> one(String key, String value, State state) {
        return switch (key) {
            case "name" -> pod -> pod.name().contains(value);
            case "id" -> pod -> pod.id().startsWith(value);
            case "label" -> pod -> ContainerFilter.labelled(pod.labels(), value);
            case "status" -> {
                PodStatus status = PodStatus.ofWord(value);
                yield pod -> PodStatus.of(state.podContainers(pod.id())) == status;
            }
            default ->
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT, "could not filter pods: there is no filter \"" + key + "\"")
                        .hint("Use name, id, label or status.");
        };
    }
}
