package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.ExitPolicy;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param networkOptions what it wants of its places on those of {@code networks} of which it wants something
 * @param hostname host name its containers see; null for the pod's name
 * @param infraCommand what the infra container runs, with its arguments: its one program, {@code /infra}; null to have that pause
 * @param cgroupParent cgroup path under which the pod's own is made; null for the engine's
 * @param resources limits of all its containers together
 * @param exitPolicy what becomes of it when only its infra container is left
 * @param service id, prefix or name of the container whose life it belongs to; null for none
 */
@RecordBuilder
public record CreatePod(
        @Nullable String name,
        Map<String, String> labels,
        @Nullable Set<String> share,
        boolean infra,
        List<PortMapping> publish,
        @Nullable List<String> networks,
        Map<String, NetworkOptions> networkOptions,
        @Nullable String hostname,
        @Nullable List<String> infraCommand,
        @Nullable String cgroupParent,
        Resources resources,
        ExitPolicy exitPolicy,
        @Nullable String service) {
    public CreatePod {
        labels = Map.copyOf(labels);
        share = share == null ? null : Set.copyOf(share);
        publish = List.copyOf(publish);
        networkOptions = Map.copyOf(networkOptions);
        networks = networks == null ? null : List.copyOf(networks);
        infraCommand = infraCommand == null ? null : List.copyOf(infraCommand);
    }

    /** A pod with an infra container on the default network. */
    public static CreatePod named(@Nullable String name) {
        return new CreatePod(
                name,
                Map.of(),
                null,
                true,
                List.of(),
                null,
                Map.of(),
                null,
                null,
                null,
                Resources.NONE,
                ExitPolicy.CONTINUE,
                null);
    }

    /** The same on these networks; none for loopback alone. */
    public CreatePod on(List<String> names) {
        return edit().networks(names).build();
    }

    /** An editable copy. */
    public CreatePodBuilder edit() {
        return CreatePodBuilder.builder(this);
    }
}
