package dev.slipway.runtime.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is made from.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over containers and pods
 * @param created when it was created
 * @param labels the user's
 * @param share kinds of namespace its containers share: of {@code net ipc uts pid cgroup}
 * @param hostname host name its containers see
 * @param infraId id of the container that holds the shared namespaces; null for a pod without one
 * @param cgroupParent cgroup path under which the pod's own is made
 * @param networks names of the CNI networks that the infra container joins
 */
public record PodConfig(
        String id,
        String name,
        Instant created,
        Map<String, String> labels,
        Set<String> share,
        String hostname,
        @Nullable String infraId,
        String cgroupParent,
        List<String> networks) {
    public PodConfig {
        labels = Map.copyOf(labels);
        share = Set.copyOf(share);
        networks = List.copyOf(networks);
    }
}
