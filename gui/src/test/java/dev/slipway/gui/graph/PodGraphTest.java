package dev.slipway.gui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PodGraphTest {
    private static final NetworkSummary BRIDGE =
            new NetworkSummary("slipway", "bridge", List.of("10.90.0.0/24"), "slipway0", true);
    private static final PodSummary POD = new PodSummary(
            "p",
            "shop",
            "running",
            Instant.EPOCH,
            Map.of(),
            "i",
            List.of("i", "a"),
            List.of("net"),
            "shop",
            List.of("slipway"));

    @Test
    void aPodHoldsItsMembersAndIsOnItsNetworkByTheAddressOfItsInfraContainer() {
        PodGraph graph = PodGraphReader.read(
                List.of(POD),
                List.of(
                        container("i", "p", true, "running", List.of(), true),
                        container("a", "p", false, "running", List.of(), false)),
                List.of(BRIDGE));
        assertThat(graph.nodes())
                .extracting(GraphNode::id)
                .containsExactly("pod:p", "container:i", "container:a", "network:slipway");
        assertThat(graph.node("container:a").orElseThrow().parent()).isEqualTo("pod:p");
        assertThat(graph.edges())
                .containsExactly(new GraphEdge("pod:p", "network:slipway", GraphEdge.Kind.NETWORK, "10.90.0.2", false));
    }

    @Test
    void aDependencyOnWhatIsGoneIsLeftOut() {
        PodGraph graph = PodGraphReader.read(
                List.of(),
                List.of(
                        container("a", null, false, "running", List.of("b", "gone"), false),
                        container("b", null, false, "exited", List.of(), false)),
                List.of());
        assertThat(graph.edges())
                .containsExactly(new GraphEdge("container:a", "container:b", GraphEdge.Kind.DEPENDENCY, "", false));
        assertThat(graph.neighbourhood("container:b")).containsExactlyInAnyOrder("container:a", "container:b");
    }

    @Test
    void aChangeOfStatusIsNoChangeOfStructure() {
        assertThat(single("running").structure()).isEqualTo(single("paused").structure());
        assertThat(single("running")).isNotEqualTo(single("paused"));
    }

    @Test
    void theLinesOfABusyNetworkAreQuiet() {
        List<ContainerSummary> many = IntStream.range(0, PodGraphReader.LOUD_MEMBERS + 1)
                .mapToObj(i -> container("c" + i, null, false, "running", List.of(), true))
                .toList();
        assertThat(PodGraphReader.read(List.of(), many, List.of(BRIDGE)).edges())
                .hasSize(PodGraphReader.LOUD_MEMBERS + 1)
                .allMatch(GraphEdge::quiet);
    }

    @Test
    void theSameStructureGivesTheSameLayoutAndMembersLieInsideTheirPod() {
        PodGraph.Structure structure = PodGraphReader.read(
                        List.of(POD),
                        List.of(
                                container("i", "p", true, "running", List.of(), true),
                                container("a", "p", false, "running", List.of(), false)),
                        List.of(BRIDGE))
                .structure();
        GraphLayout layout = LayeredLayout.of(structure);
        assertThat(LayeredLayout.of(structure)).isEqualTo(layout);
        GraphLayout.Box pod = layout.boxes().get("pod:p");
        GraphLayout.Box member = layout.boxes().get("container:a");
        assertThat(member.x()).isGreaterThan(pod.x());
        assertThat(member.x() + member.width()).isLessThan(pod.x() + pod.width());
        assertThat(member.y() + member.height()).isLessThan(pod.y() + pod.height());
        assertThat(layout.boxes().get("network:slipway").y()).isGreaterThan(pod.y() + pod.height());
        assertThat(layout.routes()).hasSize(1);
    }

    private static PodGraph single(String status) {
        return PodGraphReader.read(
                List.of(), List.of(container("a", null, false, status, List.of(), false)), List.of());
    }

    private static ContainerSummary container(
            String id, String pod, boolean infra, String status, List<String> dependsOn, boolean networked) {
        List<NetworkAddress> networks = networked
                ? List.of(new NetworkAddress("slipway", "eth0", null, List.of("10.90.0.2/24"), null))
                : List.of();
        return ContainerSummaryBuilder.builder(Containers.container(id, id, status))
                .pod(pod)
                .infra(infra)
                .networks(networks)
                .dependsOn(dependsOn)
                .build();
    }
}
