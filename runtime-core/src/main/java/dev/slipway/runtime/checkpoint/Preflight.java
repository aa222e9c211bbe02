package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.error.Finding.Severity;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for what would keep a restore from working, before anything is touched. */
final class Preflight {
    private final State state;
    private final Networks networks;
    private final Criu criu;
    private final SavedConfig configs;
    private final Map<String, String> host;

    Preflight(State state, Networks networks, Criu criu, SavedConfig configs, Map<String, String> host) {
        this.state = state;
        this.networks = networks;
        this.criu = criu;
        this.configs = configs;
        this.host = Map.copyOf(host);
    }

    /** What was found; a restore is refused for the first ERROR. */
    List<Finding> look(Checkpoint checkpoint, RestoreRequest request) {
        List<Finding> found = new ArrayList<>();
        criu.problem().ifPresent(problem -> found.add(error("criu", problem + ".", criu.remedy())));
        machine(checkpoint, found);
        images(checkpoint, found);
        Optional<ContainerRecord> original = state.container(checkpoint.containerId());
        ContainerConfig config = config(checkpoint, original, found);
        if (request.mode() == RestoreRequest.Mode.IN_PLACE) {
            inPlace(checkpoint, original, found);
        } else {
            cloned(request, checkpoint, found);
        }
        if (config != null) {
            surroundings(config, original, request, found);
        }
        return found;
    }

    private void machine(Checkpoint checkpoint, List<Finding> found) {
        String architecture = checkpoint.host().getOrDefault(HostFacts.ARCHITECTURE, "");
        String here = host.getOrDefault(HostFacts.ARCHITECTURE, "");
        if (!architecture.isEmpty() && !architecture.equals(here)) {
            found.add(error(
                    "architecture",
                    "The checkpoint was taken on " + architecture + ", this machine is " + here + ".",
                    "Restore it on a machine of the same architecture."));
        }
        String kernel = checkpoint.host().getOrDefault(HostFacts.KERNEL, "");
        if (!kernel.isEmpty() && !kernel.equals(host.get(HostFacts.KERNEL))) {
            found.add(new Finding(
                    Severity.WARNING,
                    "kernel",
                    null,
                    "The checkpoint was taken on kernel " + kernel + ", this one is " + host.get(HostFacts.KERNEL)
                            + ".",
                    "It may work; a kernel that is not older is the safer one."));
        }
    }

    private static void images(Checkpoint checkpoint, List<Finding> found) {
        try {
            new CriuImages(Path.of(checkpoint.path()).resolve(Checkpoints.IMAGES)).requireComplete();
        } catch (EngineException e) {
            found.add(error("images", e.message() + ".", "Remove this checkpoint and take another."));
        }
    }

    private @Nullable ContainerConfig config(
            Checkpoint checkpoint, Optional<ContainerRecord> original, List<Finding> found) {
        if (original.isPresent()) {
            return original.get().config();
        }
        try {
            return configs.read(Path.of(checkpoint.path()));
        } catch (EngineException e) {
            found.add(error("configuration", e.message() + ".", "Remove this checkpoint and take another."));
            return null;
        }
    }

    private void inPlace(Checkpoint checkpoint, Optional<ContainerRecord> original, List<Finding> found) {
        if (original.isEmpty()) {
            if (nameTaken(checkpoint.containerName())) {
                found.add(error(
                        "name-in-use",
                        "Another container or pod has the name " + checkpoint.containerName() + ".",
                        "Rename the other, or restore into a clone with a name of its own."));
            }
            found.add(new Finding(
                    Severity.INFO,
                    "made-again",
                    null,
                    "The container is gone and will be made again with its id and name.",
                    null));
            return;
        }
        switch (original.get().status()) {
            case CONFIGURED, EXITED, STOPPED -> {}
            default ->
                found.add(error(
                        "running",
                        "The container " + original.get().name() + " is "
                                + original.get().status().word() + ".",
                        "Stop it first, or restore into a clone."));
        }
    }

    private void cloned(RestoreRequest request, Checkpoint checkpoint, List<Finding> found) {
        String name = request.name();
        if (name != null && nameTaken(name)) {
            found.add(error("name-in-use", "The name " + name + " is in use.", "Choose another name."));
        }
        if (Boolean.TRUE.equals(request.tcpEstablished())) {
            found.add(error(
                    "tcp-established",
                    "A clone has an address of its own, so that TCP connections can't go on in it.",
                    "Restore in place, or without established TCP connections."));
        } else if (checkpoint.options().tcpEstablished()) {
            found.add(new Finding(
                    Severity.WARNING,
                    "tcp-established",
                    null,
                    "The checkpoint was taken with established TCP connections; a clone that has any can't be restored.",
                    "Restore in place."));
        }
    }

    private void surroundings(
            ContainerConfig config, Optional<ContainerRecord> original, RestoreRequest request, List<Finding> found) {
        if (config.bundleId() != null
                && state.bundles().stream().map(Bundle::id).noneMatch(config.bundleId()::equals)) {
            found.add(error(
                    "bundle",
                    "The bundle " + config.bundleName() + " is gone.",
                    "Import the bundle again, as a copy."));
        } else if (config.bundleId() == null
                && config.imageId() == null
                && !Files.isDirectory(Path.of(config.rootfs()))) {
            found.add(error("rootfs", "The root filesystem " + config.rootfs() + " is gone.", "Put it back."));
        }
        for (String network : config.networks()) {
            if (networks.list().stream().noneMatch(each -> each.name().equals(network))) {
                found.add(error("network", "The network " + network + " is gone.", "Make the network again."));
            }
        }
        for (VolumeUse use : config.volumes()) {
            if (state.volume(use.volume()).isEmpty()
                    && state.volumeNamed(use.name()).isEmpty()) {
                found.add(error(
                        "volume",
                        "The volume " + use.name() + " is gone.",
                        "Make a volume of this name, and import its files."));
            }
        }
        for (PortMapping port : config.ports()) {
            holder(port, request.mode() == RestoreRequest.Mode.IN_PLACE ? config.id() : "")
                    .ifPresent(holder -> found.add(error(
                            "port",
                            "The port " + port.hostPort() + "/" + port.protocol() + " is published by " + holder.name()
                                    + ".",
                            "Stop that container.")));
        }
        if (request.mode() == RestoreRequest.Mode.CLONE
                && original.map(record -> record.status().hasProcess()).orElse(false)
                && config.bundleId() == null
                && config.imageId() == null) {
            found.add(new Finding(
                    Severity.WARNING,
                    "shared-files",
                    null,
                    "The clone runs on the same files as " + config.name() + ".",
                    "Import the bundle as a copy, so that each has changes of its own."));
        }
    }

    private Optional<ContainerRecord> holder(PortMapping port, String except) {
        return state.containers().stream()
                .filter(each -> each.status().hasProcess() && !each.id().equals(except))
                .filter(each -> each.config().ports().stream()
                        .anyMatch(other -> other.hostPort() == port.hostPort()
                                && other.protocol().equals(port.protocol())))
                .findFirst();
    }

    private boolean nameTaken(String name) {
        return state.containers().stream().anyMatch(each -> each.name().equals(name))
                || state.pods().stream().anyMatch(each -> each.name().equals(name));
    }

    private static Finding error(String code, String message, String remedy) {
        return new Finding(Severity.ERROR, code, null, message, remedy);
    }
}
