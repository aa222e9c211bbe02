package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerConfigBuilder;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a restored container is made from: the original's configuration, changed as the restore wishes. */
final class RestoredConfig {
    private final State state;
    private final SavedConfig configs = new SavedConfig();

    RestoredConfig(State state) {
        this.state = state;
    }

    /** That of the container if it is there, else the saved one; CHECKPOINT where that is damaged. */
    ContainerConfig original(Checkpoint checkpoint) {
        return state.container(checkpoint.containerId())
                .map(ContainerRecord::config)
                .orElseGet(() -> here(configs.read(Path.of(checkpoint.path()))));
    }

    /** A bundle of another machine is the one of the same name here. */
    private ContainerConfig here(ContainerConfig saved) {
        String id = saved.bundleId();
        if (id == null || state.bundles().stream().map(Bundle::id).anyMatch(id::equals)) {
            return saved;
        }
        return state.bundles().stream()
                .filter(bundle -> bundle.name().equals(saved.bundleName()))
                .findFirst()
                .map(bundle -> saved.edit()
                        .bundleId(bundle.id())
                        .rootfs(bundle.rootfs())
                        .build())
                .orElse(saved);
    }

    /** The pod that it joins: the one that is wished, else its own; empty if neither is there. NO_SUCH_POD for a wish. */
    Optional<PodConfig> pod(ContainerConfig original, RestoreRequest request) {
        if (request.pod() != null) {
            return Optional.of(state.lookupPod(request.pod()));
        }
        return Optional.ofNullable(original.pod()).flatMap(state::pod);
    }

    /** What a container that is made again, or cloned, is made from. */
    ContainerConfig made(ContainerConfig original, RestoreRequest request) {
        ContainerConfigBuilder made = original.edit();
        if (original.pod() != null) {
            join(made, original, pod(original, request).orElse(null));
        }
        if (request.publish() != null) {
            made.ports(request.publish());
        }
        if (request.cloned() || request.ignoreStaticIp() || request.ignoreStaticMac()) {
            Map<String, NetworkOptions> options = new LinkedHashMap<>();
            original.networkOptions().forEach((network, wanted) -> options.put(network, free(wanted, request)));
            made.networkOptions(options);
        }
        return made.build();
    }

    private static void join(ContainerConfigBuilder made, ContainerConfig original, @Nullable PodConfig pod) {
        if (pod == null || pod.infraId() == null) {
            return;
        }
        Map<String, String> namespaces = new LinkedHashMap<>();
        original.namespaces().keySet().forEach(kind -> namespaces.put(kind, pod.infraId()));
        made.pod(pod.id()).namespaces(namespaces).cgroupParent(CgroupPaths.pod(pod));
    }

    private static NetworkOptions free(NetworkOptions wanted, RestoreRequest request) {
        return new NetworkOptions(
                request.cloned() || request.ignoreStaticIp() ? List.of() : wanted.addresses(),
                request.cloned() || request.ignoreStaticMac() ? null : wanted.mac(),
                wanted.aliases());
    }
}
