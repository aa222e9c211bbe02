package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.container.Revival;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.oci.CriuFlags;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores one checkpoint. */
final class Restoring {
    private final State state;
    private final Containers containers;
    private final ProcessImages processes;
    private final CheckpointFolders folders;
    private final RestoredConfig configs;
    private final SavedTar tar = new SavedTar();

    Restoring(State state, Containers containers, ProcessImages processes, CheckpointFolders folders) {
        this.state = state;
        this.containers = containers;
        this.processes = processes;
        this.folders = folders;
        this.configs = new RestoredConfig(state);
    }

    /** Throws what the first error among the findings means. */
    static void refuse(Checkpoint checkpoint, RestoreRequest request, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.ERROR) {
                String reason = finding.message().replaceFirst("\\.$", "");
                EngineException error = EngineException.of(
                                kind(finding.code()),
                                "could not restore checkpoint " + checkpoint.name() + ": " + reason)
                        .about(
                                request.mode() == RestoreRequest.Mode.IN_PLACE
                                        ? checkpoint.containerId()
                                        : checkpoint.id())
                        .detail("finding", finding.code());
                throw finding.remedy() == null ? error : error.hint(finding.remedy());
            }
        }
    }

    private static ErrorKind kind(String code) {
        return switch (code) {
            case "criu", "runtime", "architecture" -> ErrorKind.UNSUPPORTED;
            case "running" -> ErrorKind.STATE_INVALID;
            case "name-in-use" -> ErrorKind.NAME_IN_USE;
            case "tcp-established", "pod-wanted", "pod-unwanted", "namespace", "option", "in-place", "pre-checkpoint" ->
                ErrorKind.INVALID_ARGUMENT;
            case "bundle" -> ErrorKind.NO_SUCH_BUNDLE;
            case "image" -> ErrorKind.NO_SUCH_IMAGE;
            case "rootfs" -> ErrorKind.STORAGE;
            case "network" -> ErrorKind.NO_SUCH_NETWORK;
            case "volume" -> ErrorKind.NO_SUCH_VOLUME;
            case "volume-exists" -> ErrorKind.VOLUME_EXISTS;
            case "pod" -> ErrorKind.NO_SUCH_POD;
            case "dependency" -> ErrorKind.NO_SUCH_CONTAINER;
            case "port", "address" -> ErrorKind.IN_USE;
            default -> ErrorKind.CHECKPOINT;
        };
    }

    /**
     * Restores it. After a failure a container that was there is as before, and none that was not is left.
     *
     * @throws EngineException CHECKPOINT with cause and cure, and what {@link ProcessImages#restore} throws
     */
    ContainerRecord restore(Checkpoint checkpoint, RestoreRequest request) {
        Path folder = Path.of(checkpoint.path());
        Optional<ContainerRecord> original = state.container(checkpoint.containerId());
        ContainerConfig config = configs.original(checkpoint);
        if (!request.cloned() && original.isPresent()) {
            startInfra(checkpoint, config, request);
            boolean asItIs = request.ignoreRootfs() || checkpoint.options().ignoreRootfs();
            Revival revival = revival(checkpoint, request, config, asItIs ? null : upper(folder));
            return explained(original.get().name(), () -> processes.restore(checkpoint.containerId(), revival));
        }
        ContainerConfig wanted = configs.made(config, request);
        startInfra(checkpoint, wanted, request);
        ContainerRecord made = processes.create(
                wanted,
                request.cloned() ? request.name() : checkpoint.containerName(),
                request.cloned() ? null : checkpoint.containerId(),
                new Refill(folder, request));
        try {
            Revival revival = revival(checkpoint, request, made.config(), null);
            return explained(made.name(), () -> processes.restore(made.id(), revival));
        } catch (EngineException failed) {
            throw removed(made, failed);
        }
    }

    /** As {@link Checkpoints#startInfra}. */
    void startInfra(Checkpoint checkpoint, RestoreRequest request) {
        ContainerConfig original = configs.original(checkpoint);
        startInfra(checkpoint, request.pod() == null ? original : configs.made(original, request), request);
    }

    /** Whose namespaces it joins must run; that of a pod is started if need be, its own pod's where that was. */
    private void startInfra(Checkpoint checkpoint, ContainerConfig config, RestoreRequest request) {
        List<NetworkStatus> saved = Objects.equals(config.pod(), checkpoint.pod())
                ? SavedNetworks.readOfPod(Path.of(checkpoint.path()))
                : List.of();
        config.dependencies().stream()
                .map(state::container)
                .flatMap(Optional::stream)
                .map(ContainerRecord::config)
                .filter(ContainerConfig::infra)
                .forEach(infra -> containers.require(infra.id()).ensureRunning(places(saved, request, infra)));
    }

    private Revival.Filling upper(Path folder) {
        return (upper, below) -> tar.fillRootfs(folder, upper, below);
    }

    private Revival revival(
            Checkpoint checkpoint, RestoreRequest request, ContainerConfig config, Revival.@Nullable Filling upper) {
        Path folder = Path.of(checkpoint.path());
        return new Revival(
                folder.resolve(Members.IMAGES),
                CriuFlags.of(options(checkpoint, request)),
                places(SavedNetworks.read(folder), request, config),
                request.tcpClose() ? folders.tcpClose() : null,
                upper,
                (memory, below) -> tar.fill(memory, folder.resolve(Members.SHARED_MEMORY)));
    }

    /** A container that is restored in place has its addresses again, a clone has none of them. */
    private static Map<String, NetworkOptions> places(
            List<NetworkStatus> saved, RestoreRequest request, ContainerConfig config) {
        if (request.cloned()) {
            return Map.of();
        }
        Map<String, NetworkOptions> places = new LinkedHashMap<>();
        for (NetworkStatus place : saved) {
            places.put(
                    place.network(),
                    new NetworkOptions(
                            request.ignoreStaticIp() ? List.of() : place.hosts(),
                            request.ignoreStaticMac() ? null : place.mac(),
                            config.networkOptions(place.network()).aliases()));
        }
        return places;
    }

    private interface Attempt {
        ContainerRecord run();
    }

    private static ContainerRecord explained(String name, Attempt attempt) {
        try {
            return attempt.run();
        } catch (EngineException e) {
            EngineException told = CriuDiagnosis.explain("restore", name, null, e);
            String id = e.id();
            throw id == null ? told : told.about(id);
        }
    }

    private EngineException removed(ContainerRecord made, EngineException failed) {
        try {
            containers.require(made.id()).remove(true, false);
        } catch (EngineException second) {
            failed.addSuppressed(second);
        }
        return failed;
    }

    private static CheckpointOptions options(Checkpoint checkpoint, RestoreRequest request) {
        CheckpointOptions taken = checkpoint.options();
        @Nullable Boolean wished = request.tcpEstablished();
        boolean tcp = !request.cloned() && (wished == null ? taken.tcpEstablished() : wished);
        return new CheckpointOptions(
                false,
                tcp && !request.tcpClose(),
                Objects.requireNonNullElse(request.fileLocks(), taken.fileLocks()),
                Objects.requireNonNullElse(request.externalUnixSockets(), taken.externalUnixSockets()),
                Objects.requireNonNullElse(request.shellJob(), taken.shellJob()));
    }
}
