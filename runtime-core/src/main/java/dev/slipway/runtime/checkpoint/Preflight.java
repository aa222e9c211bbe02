package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for what would keep a restore from working, before anything is touched. */
final class Preflight {
    private final State state;
    private final PreflightMachine machine;
    private final PreflightSurroundings surroundings;
    private final PreflightPod pods;
    private final RestoredConfig configs;

    Preflight(State state, PreflightMachine machine, PreflightSurroundings surroundings) {
        this.state = state;
        this.machine = machine;
        this.surroundings = surroundings;
        this.configs = new RestoredConfig(state);
        this.pods = new PreflightPod(state, configs);
    }

    /** What was found; a restore is refused for the first ERROR. */
    List<Finding> look(Checkpoint checkpoint, RestoreRequest request, Map<String, String> host) {
        Findings found = new Findings();
        machine.look(checkpoint, request, host, found);
        images(checkpoint, found);
        Optional<ContainerRecord> original = state.container(checkpoint.containerId());
        if (request.cloned()) {
            cloned(request, found);
        } else {
            inPlace(checkpoint, request, original, found);
        }
        options(checkpoint, request, found);
        ContainerConfig config = config(checkpoint, found);
        if (config != null) {
            boolean pod = pods.look(config, request, found);
            boolean made = request.cloned() || original.isEmpty();
            surroundings.look(checkpoint, request, made && pod ? configs.made(config, request) : config, made, found);
            if (request.cloned()) {
                sharedFiles(config, original, found);
            }
        }
        return found.list();
    }

    private void images(Checkpoint checkpoint, Findings found) {
        if (checkpoint.options().preCheckpoint()) {
            found.error(
                    "pre-checkpoint",
                    null,
                    "It is a pre-checkpoint, which holds memory alone.",
                    "Take a checkpoint that builds on it, and restore that.");
            return;
        }
        Path folder = Path.of(checkpoint.path());
        try {
            new CriuImages(folder.resolve(Members.IMAGES)).requireComplete();
        } catch (EngineException e) {
            found.error("images", null, e.message() + ".", "Remove this checkpoint and take another.");
        }
        Path parent = folder.resolve(Members.IMAGES).resolve(Members.PARENT);
        if (Files.isSymbolicLink(parent) && !Files.isDirectory(parent)) {
            found.error(
                    "parent",
                    null,
                    "The pre-checkpoint that it builds on is gone.",
                    "Put its folder back, or take another checkpoint.");
        }
    }

    private @Nullable ContainerConfig config(Checkpoint checkpoint, Findings found) {
        try {
            return configs.original(checkpoint);
        } catch (EngineException e) {
            found.error("configuration", null, e.message() + ".", "Remove this checkpoint and take another.");
            return null;
        }
    }

    private void inPlace(
            Checkpoint checkpoint, RestoreRequest request, Optional<ContainerRecord> original, Findings found) {
        if (request.name() != null) {
            found.error(
                    "in-place",
                    "name",
                    "A container that is restored in place keeps its name.",
                    "Leave the name out, or restore into a clone.");
        }
        if (original.isEmpty()) {
            if (nameTaken(checkpoint.containerName())) {
                found.error(
                        "name-in-use",
                        "mode",
                        "Another container or pod has the name " + checkpoint.containerName() + ".",
                        "Rename the other, or restore into a clone with a name of its own.");
            }
            found.info("made-again", "The container is gone and will be made again with its id and name.");
            return;
        }
        if (request.publish() != null) {
            found.error(
                    "in-place",
                    "publish",
                    "A container that is restored in place keeps its ports.",
                    "Leave the ports out, or restore into a clone.");
        }
        switch (original.get().status()) {
            case CONFIGURED, EXITED, STOPPED -> {}
            default ->
                found.error(
                        "running",
                        "mode",
                        "The container " + original.get().name() + " is "
                                + original.get().status().word() + ".",
                        "Stop it first, or restore into a clone.");
        }
    }

    private void cloned(RestoreRequest request, Findings found) {
        String name = request.name();
        if (name != null && nameTaken(name)) {
            found.error("name-in-use", "name", "The name " + name + " is in use.", "Choose another name.");
        }
    }

    /** CRIU wants some options to be the same at the dump and at the restore. */
    private static void options(Checkpoint checkpoint, RestoreRequest request, Findings found) {
        boolean saved = checkpoint.options().tcpEstablished();
        if (request.tcpClose() && Boolean.TRUE.equals(request.tcpEstablished())) {
            found.error(
                    "tcp-established",
                    "tcpClose",
                    "Established TCP connections either go on or are closed.",
                    "Switch one of the two off.");
        } else if (request.cloned() && Boolean.TRUE.equals(request.tcpEstablished())) {
            found.error(
                    "tcp-established",
                    "tcpEstablished",
                    "A clone has an address of its own, so that TCP connections can't go on in it.",
                    "Restore in place, or close established TCP connections.");
        } else if (request.cloned() && saved && !request.tcpClose()) {
            found.warning(
                    "tcp-established",
                    "tcpClose",
                    "The checkpoint was taken with established TCP connections; a clone that has any can't be restored.",
                    "Restore in place, or close established TCP connections.");
        } else if (saved && request.ignoreStaticIp() && !request.tcpClose() && !request.cloned()) {
            found.warning(
                    "tcp-established",
                    "ignoreStaticIp",
                    "Established TCP connections need the address that the container had.",
                    "Keep the address, or close established TCP connections.");
        }
        same("fileLocks", "file locks", checkpoint.options().fileLocks(), request.fileLocks(), found);
        same(
                "externalUnixSockets",
                "external Unix sockets",
                checkpoint.options().externalUnixSockets(),
                request.externalUnixSockets(),
                found);
        same("shellJob", "shell job", checkpoint.options().shellJob(), request.shellJob(), found);
    }

    private static void same(String option, String words, boolean taken, @Nullable Boolean wished, Findings found) {
        if (wished != null && wished != taken) {
            found.error(
                    "option",
                    option,
                    "The checkpoint was taken " + (taken ? "with" : "without") + " the option \"" + words + "\".",
                    "Switch it " + (taken ? "on" : "off") + ", as it was.");
        }
    }

    private static void sharedFiles(ContainerConfig config, Optional<ContainerRecord> original, Findings found) {
        if (original.map(record -> record.status().hasProcess()).orElse(false)
                && config.bundleId() == null
                && config.imageId() == null) {
            found.warning(
                    "shared-files",
                    null,
                    "The clone runs on the same files as " + config.name() + ".",
                    "Import the bundle as a copy, so that each has changes of its own.");
        }
    }

    private boolean nameTaken(String name) {
        return state.containers().stream().anyMatch(each -> each.name().equals(name))
                || state.pods().stream().anyMatch(each -> each.name().equals(name));
    }
}
