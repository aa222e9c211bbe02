package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.PublishedPorts;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.image.ImageStore;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what a container needs around it is there, and free. */
final class PreflightSurroundings {
    private final State state;
    private final Networks networks;
    private final ImageStore images;
    private final PublishedPorts ports;

    PreflightSurroundings(State state, Networks networks, ImageStore images, PublishedPorts ports) {
        this.state = state;
        this.networks = networks;
        this.images = images;
        this.ports = ports;
    }

    /**
     * Looks.
     *
     * @param config what the container will be made from
     * @param made whether it is made, and not there yet
     */
    void look(Checkpoint checkpoint, RestoreRequest request, ContainerConfig config, boolean made, Findings found) {
        files(config, found);
        for (String network : config.networks()) {
            if (networks.list().stream().noneMatch(each -> each.name().equals(network))) {
                found.error(
                        "network",
                        null,
                        "The network " + network + " is gone.",
                        "Make the network again, under this name.");
            }
        }
        volumes(checkpoint, request, config, made, found);
        try {
            ports.requireFree(request.cloned() ? "" : config.id(), config.ports());
        } catch (EngineException e) {
            found.error(
                    "port",
                    "publish",
                    "The port " + e.details().get("port") + " is taken by "
                            + e.details().get("holder") + ".",
                    made ? "Publish another port, or end what has this one." : "End what has this port.");
        }
        if (!request.cloned()) {
            addresses(checkpoint, request, config, found);
        }
    }

    private void files(ContainerConfig config, Findings found) {
        String image = config.imageId();
        if (image != null) {
            try {
                images.require(image);
            } catch (EngineException e) {
                found.error(
                        "image",
                        null,
                        "The image " + config.imageName() + " that the container was made of is not here.",
                        "Pull " + config.imageName() + ", as it was when the container was made: it must be image "
                                + image + ".");
            }
        } else if (config.bundleId() != null) {
            if (state.bundles().stream().map(Bundle::id).noneMatch(config.bundleId()::equals)) {
                found.error(
                        "bundle",
                        null,
                        "The bundle " + config.bundleName() + " is gone.",
                        "Import the bundle again under this name, as a copy.");
            }
        } else if (!Files.isDirectory(Path.of(config.rootfs()))) {
            found.error("rootfs", null, "The root filesystem " + config.rootfs() + " is gone.", "Put it back.");
        }
    }

    private void volumes(
            Checkpoint checkpoint, RestoreRequest request, ContainerConfig config, boolean made, Findings found) {
        if (!made) {
            return;
        }
        Refill refill = new Refill(Path.of(checkpoint.path()), request);
        for (String name : config.volumes().stream().map(VolumeUse::name).collect(Collectors.toSet())) {
            VolumeUse use = config.volumes().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            boolean there = state.volume(use.volume()).isPresent()
                    || state.volumeNamed(use.name()).isPresent();
            if (there && refill.has(use)) {
                found.error(
                        "volume-exists",
                        "ignoreVolumes",
                        "The volume " + use.name() + " is there already, with files of its own.",
                        "Ignore volumes, so that it is used as it is, or remove it.");
            } else if (!there && !refill.has(use) && !request.ignoreVolumes()) {
                found.error(
                        "volume",
                        "ignoreVolumes",
                        "The volume " + use.name() + " is gone, and its files are not in the checkpoint.",
                        "Ignore volumes, so that it is made empty, or make one of this name and import its files.");
            }
        }
    }

    private void addresses(Checkpoint checkpoint, RestoreRequest request, ContainerConfig config, Findings found) {
        try {
            Path folder = Path.of(checkpoint.path());
            addresses(checkpoint.containerId(), SavedNetworks.read(folder), request, found);
            Optional<ContainerRecord> infra = Optional.ofNullable(config.pod())
                    .filter(pod -> pod.equals(checkpoint.pod()))
                    .flatMap(state::pod)
                    .map(PodConfig::infraId)
                    .flatMap(state::container)
                    .filter(holder -> !holder.status().hasProcess());
            if (infra.isPresent()) {
                addresses(infra.get().id(), SavedNetworks.readOfPod(folder), request, found);
            }
        } catch (EngineException e) {
            found.error("configuration", null, e.message() + ".", "Remove this checkpoint and take another.");
        }
    }

    /** Whether another than this container has the addresses by now. */
    private void addresses(String container, List<NetworkStatus> saved, RestoreRequest request, Findings found) {
        for (NetworkStatus place : saved) {
            for (String host : place.hosts()) {
                if (!request.ignoreStaticIp()) {
                    holder(container, place, other -> other.hosts().contains(host))
                            .ifPresent(holder -> found.error(
                                    "address",
                                    "ignoreStaticIp",
                                    "The address " + host + " on the network " + place.network() + " is that of "
                                            + holder + " now.",
                                    "Ignore the address, so that it gets another, or stop that container."));
                }
            }
            String mac = place.mac();
            if (!request.ignoreStaticMac() && mac != null) {
                holder(container, place, other -> mac.equalsIgnoreCase(other.mac()))
                        .ifPresent(holder -> found.error(
                                "address",
                                "ignoreStaticMac",
                                "The hardware address " + mac + " on the network " + place.network() + " is that of "
                                        + holder + " now.",
                                "Ignore the hardware address, so that it gets another, or stop that container."));
            }
        }
    }

    private Optional<String> holder(
            String container, NetworkStatus place, java.util.function.Predicate<NetworkStatus> same) {
        return state.containers().stream()
                .filter(each -> !each.id().equals(container))
                .filter(each -> each.state().networks().stream()
                        .anyMatch(other -> other.network().equals(place.network()) && same.test(other)))
                .map(ContainerRecord::name)
                .findFirst();
    }
}
