package dev.slipway.gui.network;

import dev.slipway.gui.form.Ports;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A container that is on a network, or will be at its next start.
 *
 * @param pod name of the pod whose place it holds; empty for none
 * @param place absent while it has none
 */
record Member(
        ContainerSummary container, String pod, @Nullable NetworkAddress place) {
    /** Those of a network. */
    static List<Member> of(World world, String network) {
        return world.containers().stream()
                .filter(container -> container.joins().contains(network))
                .map(container -> member(world, container, network))
                .toList();
    }

    private static Member member(World world, ContainerSummary container, String network) {
        String pod = container.pod();
        return new Member(
                container,
                pod == null || !container.infra()
                        ? ""
                        : world.pod(pod).map(PodSummary::name).orElse(""),
                container.networks().stream()
                        .filter(place -> place.network().equals(network))
                        .findFirst()
                        .orElse(null));
    }

    /** What it is called: a pod's infra container stands for the pod. */
    String name() {
        return pod.isEmpty() ? container.name() : pod;
    }

    String addresses() {
        NetworkAddress on = place;
        return on == null ? "" : String.join(", ", on.addresses());
    }

    String interfaceName() {
        NetworkAddress on = place;
        return on == null ? "" : on.interfaceName();
    }

    String mac() {
        NetworkAddress on = place;
        String address = on == null ? null : on.mac();
        return address == null ? "" : address;
    }

    String ports() {
        return container.ports().stream().map(Ports::words).collect(Collectors.joining(", "));
    }
}
