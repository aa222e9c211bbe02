package dev.slipway.gui.pod;

import dev.slipway.gui.graph.PodGraph;
import dev.slipway.gui.graph.PodGraphReader;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objects of the world that a graph is of. */
record PodGraphPart(List<PodSummary> pods, List<ContainerSummary> containers, List<NetworkSummary> networks) {
    PodGraphPart {
        pods = List.copyOf(pods);
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
    }

    /** All there is; with a pod's full id it alone, its containers, what these need or serve outside it, and the networks all these are on. */
    static PodGraphPart of(World world, @Nullable String pod) {
        PodGraphPart whole = new PodGraphPart(world.pods(), world.containers(), world.networks());
        return pod == null ? whole : whole.around(pod);
    }

    private PodGraphPart around(String id) {
        List<PodSummary> some = pods.stream().filter(any -> any.id().equals(id)).toList();
        Set<String> members = new HashSet<>();
        Set<String> needed = new HashSet<>();
        some.forEach(one -> members.addAll(one.containers()));
        for (PodSummary one : some) {
            if (one.service() != null) {
                needed.add(one.service());
            }
        }
        containers.stream()
                .filter(container -> members.contains(container.id()))
                .forEach(container -> needed.addAll(container.dependsOn()));
        return new PodGraphPart(
                        some,
                        containers.stream()
                                .filter(container -> members.contains(container.id())
                                        || needed.contains(container.id())
                                        || container.dependsOn().stream().anyMatch(members::contains))
                                .toList(),
                        networks)
                .withItsNetworks();
    }

    private PodGraphPart withItsNetworks() {
        Set<String> on = new HashSet<>();
        pods.forEach(one -> on.addAll(one.networks()));
        containers.forEach(container -> container.networks().forEach(place -> on.add(place.network())));
        return new PodGraphPart(
                pods,
                containers,
                networks.stream().filter(network -> on.contains(network.name())).toList());
    }

    /** What a condition on containers leaves of it, with the pods that these are in, infra containers included; all without one. */
    PodGraphPart filtered(@Nullable Predicate<ContainerSummary> condition) {
        if (condition == null) {
            return this;
        }
        Set<String> kept = new HashSet<>();
        Set<String> filled = new HashSet<>();
        for (ContainerSummary container : containers) {
            if (!container.infra() && condition.test(container)) {
                kept.add(container.id());
                if (container.pod() != null) {
                    filled.add(container.pod());
                }
            }
        }
        return new PodGraphPart(
                        pods.stream().filter(one -> filled.contains(one.id())).toList(),
                        containers.stream()
                                .filter(container -> kept.contains(container.id())
                                        || (container.infra() && filled.contains(container.pod())))
                                .toList(),
                        networks)
                .withItsNetworks();
    }

    PodGraph read(List<StatsSample> samples) {
        return PodGraphReader.read(pods, containers, networks, samples);
    }
}
