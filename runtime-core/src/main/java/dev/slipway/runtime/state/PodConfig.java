package dev.slipway.runtime.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param resources limits of all its containers together, as {@code linux.resources} of the OCI runtime configuration has
 *     them; null for none
 * @param exitPolicy what becomes of it when only its infra container is left; {@link ExitPolicy#CONTINUE} if null is given
 * @param serviceId id of the container whose life it belongs to; null for none
 * @param removing whether its removal has begun, which is finished at the next opening if need be
 */
@RecordBuilder
public record PodConfig(
        String id,
        String name,
        Instant created,
        Map<String, String> labels,
        Set<String> share,
        String hostname,
        @Nullable String infraId,
        String cgroupParent,
        List<String> networks,
        @Nullable ObjectNode resources,
        @Nullable ExitPolicy exitPolicy,
        @Nullable String serviceId,
        boolean removing) {
    public PodConfig {
        labels = Map.copyOf(labels);
        share = Set.copyOf(share);
        networks = List.copyOf(networks);
        resources = resources == null ? null : resources.deepCopy();
        exitPolicy = exitPolicy == null ? ExitPolicy.CONTINUE : exitPolicy;
    }

    /** Never null. */
    @Override
    public ExitPolicy exitPolicy() {
        return Objects.requireNonNull(exitPolicy);
    }

    /** An editable copy. */
    public PodConfigBuilder edit() {
        return PodConfigBuilder.builder(this);
    }
}
