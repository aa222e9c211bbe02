package dev.slipway.runtime.pod;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.DefaultSpec;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the infra container of a pod is made from. */
final class Infra {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> PAUSE = List.of(InfraRootfs.PROGRAM, "-P");
    private static final Set<String> NEEDED = Set.of("/proc", "/dev", "/dev/mqueue");

    private Infra() {}

    /**
     * Its configuration.
     *
     * @param request what the pod is made from
     * @param cgroup the pod's
     */
    static ContainerConfig config(PodConfig pod, Path rootfs, CreatePod request, String cgroup) {
        return new ContainerConfig(
                Objects.requireNonNull(pod.infraId()),
                pod.id().substring(0, 12) + "-infra",
                pod.created(),
                null,
                null,
                null,
                null,
                rootfs.toString(),
                pod.id(),
                true,
                Map.of(),
                spec(pod, Objects.requireNonNullElse(request.infraCommand(), PAUSE)),
                Map.of(),
                List.of(),
                pod.networks(),
                request.publish(),
                cgroup,
                Signals.TERM,
                STOP_TIMEOUT,
                false,
                false,
                false,
                -1,
                RestartPolicy.NO,
                null,
                false,
                false,
                null,
                request.networkOptions(),
                Dns.NONE,
                List.of());
    }

    private static ObjectNode spec(PodConfig pod, List<String> command) {
        ObjectNode spec = DefaultSpec.copy();
        ObjectNode process = (ObjectNode) spec.get("process");
        ArrayNode args = process.putArray("args");
        command.forEach(args::add);
        ObjectNode capabilities = process.putObject("capabilities");
        capabilities.putArray("bounding");
        capabilities.putArray("effective");
        capabilities.putArray("permitted");
        process.put("noNewPrivileges", true);
        ((ObjectNode) spec.get("root")).put("readonly", true);
        spec.put("hostname", pod.hostname());
        ArrayNode mounts = spec.arrayNode();
        spec.get("mounts").forEach(mount -> {
            if (NEEDED.contains(mount.path("destination").asText())) {
                mounts.add(mount);
            }
        });
        spec.set("mounts", mounts);
        ArrayNode namespaces = (ArrayNode) spec.get("linux").get("namespaces");
        if (pod.share().contains("cgroup")) {
            namespaces.addObject().put("type", "cgroup");
        }
        return spec;
    }
}
