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
import dev.slipway.protocol.model.VolumeUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the graph of the objects in the world. */
public final class PodGraphReader {
    /** Users of a volume above which their lines are shown only on being chosen. */
    static final int LOUD_USERS = 12;

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private final Map<String, Map<String, String>> members = new TreeMap<>();
    private final Map<String, StatsSample> used = new HashMap<>();
    private final Map<String, List<ContainerSummary>> byPod = new HashMap<>();
    private final List<ContainerSummary> loose = new ArrayList<>();

    private PodGraphReader(Collection<PodSummary> pods, Collection<ContainerSummary> containers) {
        pods.forEach(pod -> byPod.put(pod.id(), new ArrayList<>()));
        for (ContainerSummary container : containers) {
            (isInPod(container) ? Objects.requireNonNull(byPod.get(container.pod())) : loose).add(container);
        }
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
        PodGraphReader reader = new PodGraphReader(pods, containers);
        samples.forEach(sample -> reader.used.put(sample.id(), sample));
        reader.addAll(pods);
        containers.forEach(reader::addRelations);
        reader.addVolumes(containers);
        Map<String, NetworkSummary> known = new HashMap<>();
        networks.forEach(network -> known.put(network.name(), network));
        known.keySet().forEach(name -> reader.members.computeIfAbsent(name, any -> new TreeMap<>()));
        reader.members.forEach((name, ends) -> reader.addNetwork(name, known.get(name), ends));
        return new PodGraph(reader.nodes, reader.edges);
    }

    /** What lies side by side in the order it was made, so that what comes later has its place behind what is there. */
    private void addAll(Collection<PodSummary> pods) {
        record Top(Instant created, Runnable add) {}
        List<Top> tops = new ArrayList<>();
        pods.forEach(pod -> tops.add(new Top(pod.created(), () -> addPod(pod))));
        loose.forEach(container -> tops.add(new Top(container.created(), () -> addContainer(container))));
        tops.sort(Comparator.comparing(Top::created));
        tops.forEach(top -> top.add().run());
        pods.forEach(pod -> in(pod).forEach(this::addContainer));
    }

    private List<ContainerSummary> in(PodSummary pod) {
        return byPod.getOrDefault(pod.id(), List.of());
    }

    private boolean isInPod(ContainerSummary container) {
        return container.pod() != null && byPod.containsKey(container.pod());
    }

    private void addPod(PodSummary pod) {
        String id = "pod:" + pod.id();
        List<ContainerSummary> own = in(pod);
        StatusLook look = PodHealth.of(pod, own).look();
        nodes.add(GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.POD, id, pod.id(), pod.name()))
                .used(used(pod.containers()))
                .role(look.role())
                .status(look.word())
                .bracket(pod.share().isEmpty() ? "" : Texts.get("graph.shares", Namespaces.words(pod.share())))
                .ports(own.stream()
                        .flatMap(container -> container.ports().stream())
                        .map(Ports::words)
                        .toList())
                .build());
        pod.networks().forEach(network -> member(network, id, ""));
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
        nodes.add(GraphNodeBuilder.builder(GraphNode.plain(
                        container.infra() ? GraphNode.Kind.INFRA : GraphNode.Kind.CONTAINER,
                        id(container),
                        container.id(),
                        container.infra() ? Texts.get("graph.infra") : container.name()))
                .detail(source(container))
                .used(container.status().equals("running") ? used(List.of(container.id())) : "")
                .role(look.role())
                .status(look.word())
                .health(container.health() == null ? "" : container.health())
                .parent(inPod ? "pod:" + container.pod() : null)
                .ports(
                        inPod
                                ? List.of()
                                : container.ports().stream().map(Ports::words).toList())
                .build());
        for (NetworkAddress address : container.networks()) {
            String shown = address.addresses().isEmpty()
                    ? ""
                    : address.addresses().get(0).replaceAll("/.*", "");
            member(address.network(), inPod ? "pod:" + container.pod() : id(container), shown);
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
            edges.add(new GraphEdge(id(container), id(needed), GraphEdge.Kind.DEPENDENCY, "", false));
        }
        if (container.pod() == null) {
            Map<String, List<String>> byOwner = container.namespaces().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            byOwner.forEach((owner, kinds) -> edges.add(new GraphEdge(
                    id(container), id(owner), GraphEdge.Kind.NAMESPACE, String.join(", ", kinds), false)));
        }
    }

    /** Volumes that somebody has; one that only members of one pod have lies in that pod. */
    private void addVolumes(Collection<ContainerSummary> containers) {
        Map<String, List<ContainerSummary>> users = new LinkedHashMap<>();
        Map<String, VolumeUse> volumes = new HashMap<>();
        for (ContainerSummary container : containers) {
            for (VolumeUse use : container.volumes()) {
                volumes.put(use.id(), use);
                List<ContainerSummary> known = users.computeIfAbsent(use.id(), any -> new ArrayList<>());
                if (!known.contains(container)) {
                    known.add(container);
                }
            }
        }
        users.forEach((id, some) -> addVolume(Objects.requireNonNull(volumes.get(id)), some));
    }

    private void addVolume(VolumeUse volume, List<ContainerSummary> users) {
        String id = "volume:" + volume.id();
        boolean anonymous = volume.name().equals(volume.id());
        Set<@Nullable String> places = new HashSet<>();
        users.forEach(user -> places.add(isInPod(user) ? "pod:" + user.pod() : null));
        nodes.add(GraphNodeBuilder.builder(GraphNode.plain(
                        GraphNode.Kind.VOLUME,
                        id,
                        volume.id(),
                        anonymous ? Texts.get("volume.anonymous", Amounts.shortId(volume.id())) : volume.name()))
                .parent(places.size() == 1 ? places.iterator().next() : null)
                .build());
        for (ContainerSummary user : users) {
            boolean writes = user.volumes().stream()
                    .anyMatch(use ->
                            use.id().equals(volume.id()) && !use.options().contains("ro"));
            edges.add(new GraphEdge(
                    id(user),
                    id,
                    writes ? GraphEdge.Kind.MOUNT : GraphEdge.Kind.READING,
                    Texts.get(writes ? "graph.writes" : "graph.reads"),
                    users.size() > LOUD_USERS));
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
        nodes.add(GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.NETWORK, id, name, name))
                .detail(known == null ? "" : detail(known))
                .build());
        ends.forEach((node, address) -> edges.add(new GraphEdge(node, id, GraphEdge.Kind.NETWORK, address, false)));
    }

    private static String id(ContainerSummary container) {
        return id(container.id());
    }

    private static String id(String container) {
        return "container:" + container;
    }
}
