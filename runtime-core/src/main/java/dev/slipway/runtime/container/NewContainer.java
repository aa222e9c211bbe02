package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.oci.SpecCheck;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the configuration of a new container of what was asked for. Changes nothing. */
final class NewContainer {
    private final State state;
    private final ContainerSettings settings;
    private final InstantSource clock;

    NewContainer(State state, ContainerSettings settings, InstantSource clock) {
        this.state = state;
        this.settings = settings;
        this.clock = clock;
    }

    /** The configuration, with its id for a name as yet. */
    ContainerConfig config(String id, CreateContainer request) {
        Bundle bundle = bundle(request);
        String rootfs = bundle == null ? rootfs(request) : bundle.rootfs();
        ObjectNode base = bundle == null ? DefaultSpec.copy() : bundle.spec().deepCopy();
        SpecOptions.apply(request, base, Path.of(rootfs));
        ObjectNode spec = request.spec() == null ? base : Spec.merge(base, request.spec());
        requireSound(spec);
        PodConfig pod = request.pod() == null ? null : state.lookupPod(request.pod());
        List<String> networks = request.networks() == null ? List.of() : request.networks();
        requireNetworksOfItsOwn(pod, networks, request.publish());
        return new ContainerConfig(
                id,
                id,
                clock.instant(),
                bundle == null ? null : bundle.id(),
                bundle == null ? null : bundle.name(),
                rootfs,
                pod == null ? null : pod.id(),
                false,
                request.labels(),
                spec,
                pod == null ? Map.of() : shared(pod),
                request.dependsOn().stream()
                        .map(state::lookupContainer)
                        .map(ContainerRecord::id)
                        .distinct()
                        .toList(),
                networks,
                request.publish(),
                cgroupParent(request.cgroupParent(), pod),
                request.stopSignal() == null ? Signals.TERM : Signals.check(request.stopSignal()),
                stopTimeout(request.stopTimeout()),
                new Spec(spec).terminal(),
                Boolean.TRUE.equals(request.stdin()),
                request.autoRemove(),
                Objects.requireNonNullElse(request.logMaxSize(), settings.logMaxSize()),
                request.restartPolicy(),
                request.healthCheck(),
                request.init(),
                request.guarded());
    }

    private @Nullable Bundle bundle(CreateContainer request) {
        if ((request.bundle() == null) == (request.rootfs() == null)) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not create the container: it needs either a bundle or a rootfs")
                    .hint("Give one of them, not both.");
        }
        return request.bundle() == null ? null : state.lookupBundle(request.bundle());
    }

    private static String rootfs(CreateContainer request) {
        Path path = Path.of(Objects.requireNonNull(request.rootfs()));
        if (!path.isAbsolute() || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw SpecOptions.invalid("rootfs", path, "it is not the absolute path of a folder");
        }
        return path.normalize().toString();
    }

    private static void requireSound(ObjectNode spec) {
        for (Finding finding : SpecCheck.of(spec)) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT, "could not create the container: " + finding.message())
                        .hint(Objects.requireNonNullElse(finding.remedy(), "Correct the configuration."));
            }
        }
    }

    private static void requireNetworksOfItsOwn(
            @Nullable PodConfig pod, List<String> networks, List<PortMapping> ports) {
        if (pod != null && pod.share().contains("net") && !(networks.isEmpty() && ports.isEmpty())) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not create the container: networks and ports are those of its pod " + pod.name())
                    .hint("Give them to the pod.");
        }
        if (networks.isEmpty() && !ports.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not create the container: ports are published, but it joins no network")
                    .hint("Name a network.");
        }
        for (PortMapping port : ports) {
            requirePort(port.hostPort());
            requirePort(port.containerPort());
            if (!List.of("tcp", "udp", "sctp").contains(port.protocol())) {
                throw SpecOptions.invalid("protocol", port.protocol(), "it is not tcp, udp or sctp");
            }
        }
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65_535) {
            throw SpecOptions.invalid("port", port, "it is not from 1 to 65535");
        }
    }

    private static Map<String, String> shared(PodConfig pod) {
        Map<String, String> shared = new TreeMap<>();
        if (pod.infraId() != null) {
            pod.share().forEach(kind -> shared.put(kind, pod.infraId()));
        }
        return shared;
    }

    private String cgroupParent(@Nullable String wanted, @Nullable PodConfig pod) {
        if (pod != null) {
            if (wanted != null) {
                throw SpecOptions.invalid("cgroupParent", wanted, "its cgroup is in that of its pod " + pod.name());
            }
            return CgroupPaths.pod(pod);
        }
        return wanted == null ? settings.cgroupParent() : CgroupPaths.check(wanted);
    }

    private Duration stopTimeout(@Nullable Duration wanted) {
        if (wanted != null && wanted.isNegative()) {
            throw SpecOptions.invalid("stopTimeout", wanted, "it is negative");
        }
        return wanted == null ? settings.stopTimeout() : wanted;
    }
}
