package dev.slipway.gui.graph;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the graph of the objects in the world. */
public final class PodGraphReader {
    /** Members of a network above which their lines are shown only on being chosen. */
    static final int LOUD_MEMBERS = 12;

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private final Set<String> pods = new HashSet<>();
    private final Map<String, Map<String, String>> members = new TreeMap<>();

    private PodGraphReader() {}

    /** The graph of these objects, in their order. */
    public static PodGraph read(
            Collection<PodSummary> pods, Collection<ContainerSummary> containers, Collection<NetworkSummary> networks) {
        PodGraphReader reader = new PodGraphReader();
        pods.forEach(reader::addPod);
        containers.forEach(reader::addContainer);
        containers.forEach(reader::addRelations);
        Map<String, NetworkSummary> known = new HashMap<>();
        networks.forEach(network -> known.put(network.name(), network));
        known.keySet().forEach(name -> reader.members.computeIfAbsent(name, any -> new TreeMap<>()));
        reader.members.forEach((name, ends) -> reader.addNetwork(name, known.get(name), ends));
        return new PodGraph(reader.nodes, reader.edges);
    }

    private void addPod(PodSummary pod) {
        String id = "pod:" + pod.id();
        pods.add(pod.id());
        StatusLook look = StatusLook.of(pod.status());
        String bracket = pod.share().isEmpty() ? "" : Texts.get("graph.shares", String.join(", ", pod.share()));
        nodes.add(new GraphNode(
                id, GraphNode.Kind.POD, pod.id(), pod.name(), "", look.role(), look.word(), null, bracket));
        pod.networks().forEach(network -> member(network, id, ""));
    }

    private void addContainer(ContainerSummary container) {
        boolean inPod = container.pod() != null && pods.contains(container.pod());
        StatusLook look = StatusLook.of(container);
        nodes.add(new GraphNode(
                id(container.id()),
                container.infra() ? GraphNode.Kind.INFRA : GraphNode.Kind.CONTAINER,
                container.id(),
                container.infra() ? Texts.get("graph.infra") : container.name(),
                source(container),
                look.role(),
                look.word(),
                inPod ? "pod:" + container.pod() : null,
                ""));
        for (NetworkAddress address : container.networks()) {
            String shown = address.addresses().isEmpty()
                    ? ""
                    : address.addresses().get(0).replaceAll("/.*", "");
            member(address.network(), inPod ? "pod:" + container.pod() : id(container.id()), shown);
        }
    }

    private static String source(ContainerSummary container) {
        String image = container.image();
        String bundle = container.bundle();
        String made = image != null ? image : bundle;
        return made != null ? made : String.join(" ", container.command());
    }

    private void addRelations(ContainerSummary container) {
        for (String needed : container.dependsOn()) {
            edges.add(new GraphEdge(id(container.id()), id(needed), GraphEdge.Kind.DEPENDENCY, "", false));
        }
        if (container.pod() == null) {
            Map<String, List<String>> byOwner = container.namespaces().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            byOwner.forEach((owner, kinds) -> edges.add(new GraphEdge(
                    id(container.id()), id(owner), GraphEdge.Kind.NAMESPACE, String.join(", ", kinds), false)));
        }
    }

    private void member(String network, String node, String address) {
        members.computeIfAbsent(network, any -> new TreeMap<>())
                .merge(node, address, (before, now) -> before.isEmpty() ? now : before);
    }

    private void addNetwork(String name, @Nullable NetworkSummary known, Map<String, String> ends) {
        String id = "network:" + name;
        String detail = known == null ? "" : known.driver() + "  " + String.join(", ", known.subnets());
        nodes.add(new GraphNode(id, GraphNode.Kind.NETWORK, name, name, detail, "neutral", "", null, ""));
        boolean quiet = ends.size() > LOUD_MEMBERS;
        ends.forEach((node, address) -> edges.add(new GraphEdge(node, id, GraphEdge.Kind.NETWORK, address, quiet)));
    }

    private static String id(String container) {
        return "container:" + container;
    }
}
