package dev.slipway.helper.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.model.Graph;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.VolumeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pods and containers as nodes and edges. */
public final class Graphs {
    private Graphs() {}

    /** The graph of these pods and containers, and of the networks, ports and folders of the host that the containers have. */
    public static Graph of(List<PodConfig> pods, List<ContainerRecord> containers) {
        Map<String, Graph.Node> nodes = new LinkedHashMap<>();
        List<Graph.Edge> edges = new ArrayList<>();
        for (PodConfig pod : pods) {
            List<ContainerRecord> members = containers.stream()
                    .filter(container -> pod.id().equals(container.config().pod()))
                    .toList();
            add(nodes, "pod", pod.id(), pod.name(), PodStatus.of(members).word(), false, null);
        }
        for (ContainerRecord container : containers) {
            String pod = container.config().pod();
            add(
                    nodes,
                    "container",
                    container.id(),
                    container.name(),
                    container.status().word(),
                    container.config().infra(),
                    pod == null ? null : "pod:" + pod);
        }
        containers.forEach(container -> connect(container, nodes, edges));
        return new Graph(List.copyOf(nodes.values()), edges);
    }

    private static void connect(ContainerRecord container, Map<String, Graph.Node> nodes, List<Graph.Edge> edges) {
        String from = "container:" + container.id();
        String pod = container.config().pod();
        if (pod != null) {
            edges.add(new Graph.Edge(from, "pod:" + pod, "membership", null));
        }
        new TreeMap<>(container.config().namespaces())
                .forEach((kind, owner) -> edges.add(new Graph.Edge(from, "container:" + owner, "namespace", kind)));
        for (String other : container.config().dependsOn()) {
            edges.add(new Graph.Edge(from, "container:" + other, "dependency", null));
        }
        for (String network : container.config().networks()) {
            add(nodes, "network", network, network, null, false, null);
            edges.add(new Graph.Edge(from, "network:" + network, "network", address(container, network)));
        }
        for (PortMapping port : container.config().ports()) {
            String host = (port.hostIp() == null ? "" : port.hostIp() + ":") + port.hostPort() + "/" + port.protocol();
            add(nodes, "port", host, host, null, false, null);
            edges.add(new Graph.Edge("port:" + host, from, "port", String.valueOf(port.containerPort())));
        }
        for (VolumeUse use : container.config().volumes()) {
            add(nodes, "volume", use.volume(), use.name(), null, false, null);
            edges.add(new Graph.Edge(from, "volume:" + use.volume(), "volume", use.destination()));
        }
        for (JsonNode mount : container.config().spec().path("mounts")) {
            if (bound(mount)) {
                String source = mount.path("source").asText();
                add(nodes, "volume", source, source, null, false, null);
                edges.add(new Graph.Edge(
                        from,
                        "volume:" + source,
                        "volume",
                        mount.path("destination").asText()));
            }
        }
    }

    private static boolean bound(JsonNode mount) {
        for (JsonNode option : mount.path("options")) {
            if (option.asText().equals("bind") || option.asText().equals("rbind")) {
                return true;
            }
        }
        return mount.path("type").asText().equals("bind");
    }

    private static @Nullable String address(ContainerRecord container, String network) {
        for (NetworkStatus status : container.state().networks()) {
            if (status.network().equals(network) && !status.addresses().isEmpty()) {
                return status.addresses().get(0);
            }
        }
        return null;
    }

    private static void add(
            Map<String, Graph.Node> nodes,
            String kind,
            String objectId,
            String label,
            @Nullable String status,
            boolean infra,
            @Nullable String parent) {
        String id = kind + ":" + objectId;
        nodes.putIfAbsent(id, new Graph.Node(id, kind, objectId, label, status, infra, parent));
    }
}
