package dev.slipway.runtime.pod;

import dev.slipway.runtime.network.PortMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is asked to be made from.
 *
 * @param name unique over containers and pods; null for a generated one
 * @param labels the user's
 * @param share kinds of namespace of {@code net ipc uts pid cgroup}; null for net, ipc, uts
 * @param infra whether it gets an infra container, which sharing needs
 * @param publish ports of the host that lead to it
 * @param networks names of CNI networks; null for the default network, empty for loopback alone
 * @param hostname host name its containers see; null for the pod's name
 * @param cgroupParent cgroup path under which the pod's own is made; null for the engine's
 */
public record CreatePod(
        @Nullable String name,
        Map<String, String> labels,
        @Nullable Set<String> share,
        boolean infra,
        List<PortMapping> publish,
        @Nullable List<String> networks,
        @Nullable String hostname,
        @Nullable String cgroupParent) {
    public CreatePod {
        labels = Map.copyOf(labels);
        share = share == null ? null : Set.copyOf(share);
        publish = List.copyOf(publish);
        networks = networks == null ? null : List.copyOf(networks);
    }

    /** A pod with an infra container on the default network. */
    public static CreatePod named(@Nullable String name) {
        return new CreatePod(name, Map.of(), null, true, List.of(), null, null, null);
    }

    /** The same on these networks; none for loopback alone. */
    public CreatePod on(List<String> names) {
        return new CreatePod(name, labels, share, infra, publish, names, hostname, cgroupParent);
    }
}
