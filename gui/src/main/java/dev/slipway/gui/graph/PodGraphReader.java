package dev.slipway.gui.graph;

import dev.slipway.gui.control.PodHealth;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, StatsSample> used = new HashMap<>();
    private final Collection<ContainerSummary> containers;

    private PodGraphReader(Collection<ContainerSummary> containers) {
        this.containers = containers;
    }

    /**
     * The graph of these objects, in their order.
     *
     * @param samples what containers use; of a container that isn't among them nothing is told
     */
    public static PodGraph read(
            Collection<PodSummary> pods,
            Collection<ContainerSummary> containers,
            Collection<NetworkSummary> networks,
            Collection<StatsSample> samples) {
        PodGraphReader reader = new PodGraphReader(containers);
        samples.forEach(sample -> reader.used.put(sample.id(), sample));
        reader.addAll(pods);
        containers.forEach(reader::addRelations);
        Map<String, NetworkSummary> known = new HashMap<>();
        networks.forEach(network -> known.put(network.name(), network));
        known.keySet().forEach(name -> reader.members.computeIfAbsent(name, any -> new TreeMap<>()));
        reader.members.forEach((name, ends) -> reader.addNetwork(name, known.get(name), ends));
        return new PodGraph(reader.nodes, reader.edges);
    }

    /** What lies side by side in the order it was made, so that what comes later has its place behind what is there. */
    private void addAll(Collection<PodSummary> some) {
        some.forEach(pod -> pods.add(pod.id()));
        record Top(Instant created, Runnable add) {}
        List<Top> tops = new ArrayList<>();
        some.forEach(pod -> tops.add(new Top(pod.created(), () -> addPod(pod))));
        containers.stream()
                .filter(container -> !isInPod(container))
                .forEach(container -> tops.add(new Top(container.created(), () -> addContainer(container))));
        tops.sort(Comparator.comparing(Top::created));
        tops.forEach(top -> top.add().run());
        containers.stream().filter(this::isInPod).forEach(this::addContainer);
    }

    private boolean isInPod(ContainerSummary container) {
        return container.pod() != null && pods.contains(container.pod());
    }

    private void addPod(PodSummary pod) {
        String id = "pod:" + pod.id();
        StatusLook look = PodHealth.of(pod, containers).look();
        String bracket = pod.share().isEmpty() ? "" : Texts.get("graph.shares", Namespaces.words(pod.share()));
        nodes.add(new GraphNode(
                id,
                GraphNode.Kind.POD,
                pod.id(),
                pod.name(),
                used(pod.containers()),
                look.role(),
                look.word(),
                null,
                bracket,
                ports(pod)));
        pod.networks().forEach(network -> member(network, id, ""));
    }

    private List<String> ports(PodSummary pod) {
        return containers.stream()
                .filter(container -> pod.id().equals(container.pod()))
                .flatMap(container -> container.ports().stream())
                .map(Ports::words)
                .toList();
    }

    /** CPU and memory of some containers together; empty where nothing is known of them. */
    private String used(List<String> ids) {
        List<StatsSample> some =
                ids.stream().map(used::get).filter(Objects::nonNull).toList();
        if (some.isEmpty()) {
            return "";
        }
        double cores = some.stream()
                .mapToDouble(sample -> sample.cpu() == null ? 0 : sample.cpu())
                .sum();
        long memory = some.stream().mapToLong(StatsSample::workingSet).sum();
        return Texts.get("graph.used", Amounts.cores(cores), Amounts.bytes(memory));
    }

    private void addContainer(ContainerSummary container) {
        boolean inPod = isInPod(container);
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
                "",
                inPod ? List.of() : container.ports().stream().map(Ports::words).toList()));
        for (NetworkAddress address : container.networks()) {
            String shown = address.addresses().isEmpty()
                    ? ""
                    : address.addresses().get(0).replaceAll("/.*", "");
            member(address.network(), inPod ? "pod:" + container.pod() : id(container.id()), shown);
        }
    }

    private static String source(ContainerSummary container) {
        if (container.initContainer() != null) {
            return Texts.get("graph.init");
        }
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

    /** Its ranges, and its driver unless it is what nearly all are, which leaves the room to the name. */
    private static String detail(NetworkSummary network) {
        String ranges = String.join(", ", network.subnets());
        return network.driver().equals("bridge") && !ranges.isEmpty()
                ? ranges
                : (network.driver() + "  " + ranges).strip();
    }

    private void addNetwork(String name, @Nullable NetworkSummary known, Map<String, String> ends) {
        String id = "network:" + name;
        String detail = known == null ? "" : detail(known);
        nodes.add(new GraphNode(id, GraphNode.Kind.NETWORK, name, name, detail, "neutral", "", null, "", List.of()));
        boolean quiet = ends.size() > LOUD_MEMBERS;
        ends.forEach((node, address) -> edges.add(new GraphEdge(node, id, GraphEdge.Kind.NETWORK, address, quiet)));
    }

    private static String id(String container) {
        return "container:" + container;
    }
}
