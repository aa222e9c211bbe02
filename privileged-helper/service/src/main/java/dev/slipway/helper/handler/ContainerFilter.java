package dev.slipway.helper.handler;

import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of {@code container.list}: the values of a key are alternatives, the keys must all hold. */
final class ContainerFilter {
    private ContainerFilter() {}

    /**
     * @param pods tells a pod by its id
     */
    static Predicate<ContainerRecord> of(
            @Nullable Boolean all, Map<String, List<String>> filters, Function<String, Optional<PodConfig>> pods) {
        Predicate<ContainerRecord> wanted = all == null || all
                ? container -> true
                : container -> container.status().hasProcess();
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            Predicate<ContainerRecord> any = container -> false;
            for (String value : filter.getValue()) {
                any = any.or(one(filter.getKey(), value, pods));
            }
            wanted = wanted.and(any);
        }
        return wanted;
    }

    private static Predicate<ContainerRecord> one(
            String key, String value, Function<String, Optional<PodConfig>> pods) {
        return switch (key) {
            case "name" -> container -> container.name().contains(value);
            case "id" -> container -> container.id().startsWith(value);
            case "status" -> container -> container.status().word().equals(value);
            case "label" -> container -> labelled(container.config().labels(), value);
            case "network" -> container -> container.config().networks().contains(value);
            case "ancestor" -> container -> madeOf(container.config(), value);
            case "pod" -> container -> inPod(container.config().pod(), value, pods);
            case "health" ->
                container -> {
                    Health health = container.state().health();
                    return health != null && health.status().word().equals(value);
                };
            case "volume" ->
                throw Arguments.wrong(
                        "filters",
                        "this version has no volumes, so that it cannot filter by them",
                        "Leave the filter \"volume\" out.");
            default ->
                throw Arguments.wrong(
                        "filters",
                        "there is no filter \"" + key + "\"",
                        "Use name, id, label, status, pod, ancestor, network or health.");
        };
    }

    private static boolean labelled(Map<String, String> labels, String value) {
        int equals = value.indexOf('=');
        return equals < 0
                ? labels.containsKey(value)
                : value.substring(equals + 1).equals(labels.get(value.substring(0, equals)));
    }

    private static boolean madeOf(ContainerConfig config, String value) {
        String id = config.bundleId();
        return value.equals(config.bundleName()) || (id != null && id.startsWith(value));
    }

    private static boolean inPod(@Nullable String podId, String value, Function<String, Optional<PodConfig>> pods) {
        return podId != null
                && (podId.startsWith(value)
                        || pods.apply(podId)
                                .filter(pod -> pod.name().equals(value))
                                .isPresent());
    }
}
