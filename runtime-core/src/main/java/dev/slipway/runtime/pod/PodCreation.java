package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.ContainerEvents;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The making of pods: what is asked is checked, then the pod and its infra container are saved, both or none. */
final class PodCreation {
    private static final int LONGEST_HOST_NAME = 63;

    private final Machinery parts;
    private final InfraRootfs infraRootfs;

    PodCreation(Machinery parts, InfraRootfs infraRootfs) {
        this.parts = parts;
        this.infraRootfs = infraRootfs;
    }

    PodConfig create(CreatePod request, OptionFindings findings) {
        PodOptions options = PodOptions.of(request, parts, findings);
        Path rootfs = request.infra() ? infraRootfs.make() : null;
        return withService(options.serviceId(), () -> parts.names()
                .withName(request.name(), name -> add(request, name, options, rootfs)));
    }

    /** A container is not removed while a pod is made that belongs to it. */
    @SuppressWarnings("try") // a lock is held, not looked at
    private PodConfig withService(@Nullable String id, Supplier<PodConfig> step) {
        if (id == null) {
            return step.get();
        }
        try (Locks.Held held = parts.locks().hold(id)) {
            PodOptions.service(id, parts);
            return step.get();
        }
    }

    private PodConfig add(CreatePod request, String name, PodOptions options, @Nullable Path rootfs) {
        PodConfig pod = new PodConfig(
                parts.names().id(),
                name,
                parts.clock().instant(),
                request.labels(),
                options.share(),
                Objects.requireNonNullElse(request.hostname(), hostname(name)),
                rootfs == null ? null : parts.names().id(),
                options.cgroupParent(),
                options.networks(),
                options.resources(),
                request.exitPolicy(),
                options.serviceId(),
                false);
        List<Change> changes =
                new ArrayList<>(List.of(new Change.AddPod(pod), PodEvents.of(pod.created(), pod, "create")));
        if (rootfs != null) {
            ContainerConfig infra = Infra.config(pod, rootfs, request, CgroupPaths.pod(pod));
            changes.add(new Change.AddContainer(new ContainerRecord(infra, ContainerState.configured())));
            changes.add(new Change.Append(ContainerEvents.of(pod.created(), infra, "create", Map.of())));
        }
        parts.state().commit(changes);
        return pod;
    }

    /** What of a name a host name can have. */
    private static String hostname(String name) {
        String allowed = name.replaceAll("[^a-zA-Z0-9-]", "-");
        String cut = allowed.substring(0, Math.min(allowed.length(), LONGEST_HOST_NAME));
        return cut.replaceAll("-+$", "");
    }
}
