package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.oci.CriuFlags;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores one checkpoint. */
final class Restoring {
    private final State state;
    private final Containers containers;
    private final ProcessImages processes;
    private final UpperTar tar;
    private final SavedConfig configs;

    Restoring(State state, Containers containers, ProcessImages processes, UpperTar tar, SavedConfig configs) {
        this.state = state;
        this.containers = containers;
        this.processes = processes;
        this.tar = tar;
        this.configs = configs;
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
            case "criu", "architecture" -> ErrorKind.UNSUPPORTED;
            case "running" -> ErrorKind.STATE_INVALID;
            case "name-in-use" -> ErrorKind.NAME_IN_USE;
            case "tcp-established" -> ErrorKind.INVALID_ARGUMENT;
            case "bundle" -> ErrorKind.NO_SUCH_BUNDLE;
            case "network" -> ErrorKind.NO_SUCH_NETWORK;
            case "volume" -> ErrorKind.NO_SUCH_VOLUME;
            case "port" -> ErrorKind.IN_USE;
            default -> ErrorKind.CHECKPOINT;
        };
    }

    ContainerRecord restore(Checkpoint checkpoint, RestoreRequest request) {
        Path folder = Path.of(checkpoint.path());
        Path images = folder.resolve(Checkpoints.IMAGES);
        ProcessImages.UpperLayer files = upper -> fill(upper, folder.resolve(Checkpoints.UPPER));
        List<String> flags = CriuFlags.of(options(checkpoint, request));
        Optional<ContainerRecord> original = state.container(checkpoint.containerId());
        if (request.mode() == RestoreRequest.Mode.IN_PLACE && original.isPresent()) {
            return explained(
                    original.get().name(), () -> processes.restore(checkpoint.containerId(), images, flags, files));
        }
        ContainerConfig config = original.map(ContainerRecord::config).orElseGet(() -> configs.read(folder));
        ContainerRecord made = request.mode() == RestoreRequest.Mode.IN_PLACE
                ? processes.create(config, checkpoint.containerName(), checkpoint.containerId(), files)
                : processes.create(config, request.name(), null, files);
        try {
            return explained(made.name(), () -> processes.restore(made.id(), images, flags));
        } catch (EngineException failed) {
            throw removed(made, failed);
        }
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

    private void fill(Path upper, Path archive) {
        if (Files.exists(archive)) {
            tar.fill(upper, archive);
        }
    }

    private static CheckpointOptions options(Checkpoint checkpoint, RestoreRequest request) {
        CheckpointOptions taken = checkpoint.options();
        @Nullable Boolean wished = request.tcpEstablished();
        boolean tcp =
                request.mode() == RestoreRequest.Mode.IN_PLACE && (wished == null ? taken.tcpEstablished() : wished);
        return new CheckpointOptions(false, tcp, taken.fileLocks(), taken.externalUnixSockets(), taken.shellJob());
    }
}
