package dev.slipway.gui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PodSummaryBuilder;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import dev.slipway.protocol.model.VolumeUse;
import java.time.Instant;
import java.util.ArrayList;
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
            List.of("slipway"),
            "continue",
            null);

    @Test
    void aPodHoldsItsMembersAndIsOnItsNetworkByTheAddressOfItsInfraContainer() {
        PodGraph graph = PodGraphReader.read(
                List.of(POD),
                List.of(
                        container("i", "p", true, "running", List.of(), true),
                        container("a", "p", false, "running", List.of(), false)),
                List.of(BRIDGE),
                List.of());
        assertThat(graph.nodes())
                .extracting(GraphNode::id)
                .containsExactly("pod:p", "container:i", "container:a", "network:slipway");
        assertThat(graph.node("container:a").orElseThrow().parent()).isEqualTo("pod:p");
        assertThat(graph.edges())
                .containsExactly(new GraphEdge("pod:p", "network:slipway", GraphEdge.Kind.NETWORK, "10.90.0.2", false));
    }

    @Test
    void aNetworkTellsItsRangeAndItsDriverIfThatIsNoBridge() {
        NetworkSummary wire = new NetworkSummary("wire", "macvlan", List.of("10.91.0.0/24"), null, false);
        PodGraph graph = PodGraphReader.read(List.of(), List.of(), List.of(BRIDGE, wire), List.of());
        assertThat(graph.node("network:slipway").orElseThrow().detail()).isEqualTo("10.90.0.0/24");
        assertThat(graph.node("network:wire").orElseThrow().detail()).isEqualTo("macvlan  10.91.0.0/24");
    }

    @Test
    void aDependencyOnWhatIsGoneIsLeftOut() {
        PodGraph graph = PodGraphReader.read(
                List.of(),
                List.of(
                        container("a", null, false, "running", List.of("b", "gone"), false),
                        container("b", null, false, "exited", List.of(), false)),
                List.of(),
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
    void aPodTellsWhatItsContainersUseTogetherAndShowsItsPorts() {
        ContainerSummary infra = ContainerSummaryBuilder.builder(container("i", "p", true, "running", List.of(), true))
                .ports(List.of(new PortMapping(null, 8080, 80, null)))
                .build();
        GraphNode pod = PodGraphReader.read(
                        List.of(POD),
                        List.of(infra, container("a", "p", false, "running", List.of(), false)),
                        List.of(BRIDGE),
                        List.of(sample("i", 0.25), sample("a", 0.5), sample("another", 4)))
                .node("pod:p")
                .orElseThrow();

        assertThat(pod.used()).isEqualTo("0.75 cores  32.0 MiB");
        assertThat(pod.ports()).containsExactly("8080 → 80");
        assertThat(pod.bracket()).isEqualTo("share network");
    }

    @Test
    void whatAPodUsesIsNoMatterOfStructure() {
        List<ContainerSummary> containers = List.of(container("a", "p", false, "running", List.of(), false));
        PodGraph before = PodGraphReader.read(List.of(POD), containers, List.of(), List.of());
        PodGraph now = PodGraphReader.read(List.of(POD), containers, List.of(), List.of(sample("a", 1)));

        assertThat(now).isNotEqualTo(before);
        assertThat(now.structure()).isEqualTo(before.structure());
    }

    private static StatsSample sample(String id, double cores) {
        return StatsSampleBuilder.builder()
                .id(id)
                .time(Instant.EPOCH)
                .cpu(cores)
                .workingSet(16L << 20)
                .build();
    }

    @Test
    void aContainerTellsWhatItUsesWhileItRunsAndHowHealthyItIs() {
        ContainerSummary healthy = ContainerSummaryBuilder.builder(
                        container("a", null, false, "running", List.of(), false))
                .health("unhealthy")
                .build();
        PodGraph graph = PodGraphReader.read(
                List.of(),
                List.of(healthy, container("b", null, false, "exited", List.of(), false)),
                List.of(),
                List.of(sample("a", 0.5), sample("b", 0.5)));

        assertThat(graph.node("container:a").orElseThrow().used()).isEqualTo("0.50 cores  16.0 MiB");
        assertThat(graph.node("container:a").orElseThrow().health()).isEqualTo("unhealthy");
        assertThat(graph.node("container:b").orElseThrow().used()).isEmpty();
    }

    @Test
    void aVolumeLiesInThePodWhoseMembersAloneHaveIt() {
        ContainerSummary writer = with("a", "p", new VolumeUse("v", "data", "/data", List.of()));
        ContainerSummary reader = with("b", "p", new VolumeUse("v", "data", "/data", List.of("ro")));
        ContainerSummary stranger = with("c", null, new VolumeUse("v", "data", "/data", List.of("ro")));

        PodGraph inside = PodGraphReader.read(List.of(POD), List.of(writer, reader), List.of(), List.of());
        PodGraph outside = PodGraphReader.read(List.of(POD), List.of(writer, stranger), List.of(), List.of());

        assertThat(inside.node("volume:v").orElseThrow().parent()).isEqualTo("pod:p");
        assertThat(inside.edges())
                .filteredOn(GraphEdge::isMount)
                .containsExactly(
                        new GraphEdge("container:a", "volume:v", GraphEdge.Kind.MOUNT, "rw", false),
                        new GraphEdge("container:b", "volume:v", GraphEdge.Kind.READING, "ro", false));
        assertThat(outside.node("volume:v").orElseThrow().parent()).isNull();
        GraphLayout layout = layout(outside.structure());
        assertThat(layout.routes().keySet()).filteredOn(GraphEdge::isMount).hasSize(2);
    }

    @Test
    void theLinesOfAVolumeOfManyAreQuiet() {
        List<ContainerSummary> many = IntStream.range(0, PodGraphReader.LOUD_USERS + 1)
                .mapToObj(i -> with("c" + i, null, new VolumeUse("v", "data", "/data", List.of())))
                .toList();
        assertThat(PodGraphReader.read(List.of(), many, List.of(), List.of()).edges())
                .filteredOn(GraphEdge::isMount)
                .hasSize(PodGraphReader.LOUD_USERS + 1)
                .allMatch(GraphEdge::quiet);
    }

    private static ContainerSummary with(String id, String pod, VolumeUse volume) {
        return ContainerSummaryBuilder.builder(container(id, pod, false, "running", List.of(), false))
                .volumes(List.of(volume))
                .build();
    }

    @Test
    void theSameStructureGivesTheSameLayoutAndMembersLieInsideTheirPod() {
        PodGraph.Structure structure = PodGraphReader.read(
                        List.of(POD),
                        List.of(
                                container("i", "p", true, "running", List.of(), true),
                                container("a", "p", false, "running", List.of(), false)),
                        List.of(BRIDGE),
                        List.of())
                .structure();
        GraphLayout layout = layout(structure);
        assertThat(layout(structure)).isEqualTo(layout);
        GraphLayout.Box pod = layout.boxes().get("pod:p");
        GraphLayout.Box member = layout.boxes().get("container:a");
        assertThat(member.x()).isGreaterThan(pod.x());
        assertThat(member.x() + member.width()).isLessThan(pod.x() + pod.width());
        assertThat(member.y() + member.height()).isLessThan(pod.y() + pod.height());
        assertThat(layout.boxes().get("network:slipway").y()).isGreaterThan(pod.y() + pod.height());
        assertThat(layout.routes()).hasSize(1);
    }

    @Test
    void whatIsThereStaysWhereItWasWhenSomethingIsAdded() {
        GraphLayout before = layout(structure(3, 2, 1));

        assertThat(moved(before, structure(4, 2, 1))).isEmpty();
        assertThat(moved(before, structure(3, 2, 2))).isEmpty();
    }

    @Test
    void whatIsLeftStaysWhereItWasWhenSomethingIsRemoved() {
        GraphLayout before = layout(structure(4, 2, 2));

        assertThat(moved(before, structure(2, 2, 2))).isEmpty();
        assertThat(moved(before, structure(4, 2, 0))).isEmpty();
    }

    @Test
    void whatComesFillsTheHoleThatIsLeft() {
        GraphLayout before = layout(structure(3, 2, 2));
        GraphLayout without = StableLayout.of(structure(3, 2, 1), before);
        GraphLayout again = StableLayout.of(structure(3, 2, 2), without);

        assertThat(again.boxes()).isEqualTo(before.boxes());
    }

    private static GraphLayout layout(PodGraph.Structure structure) {
        return StableLayout.of(structure, GraphLayout.EMPTY);
    }

    /** Pods of which the first has so many members, and containers beside them that were made later. */
    private static PodGraph.Structure structure(int pods, int members, int loose) {
        List<PodSummary> all = IntStream.range(0, pods)
                .mapToObj(i -> PodSummaryBuilder.builder(POD)
                        .id("p" + i)
                        .created(Instant.ofEpochSecond(i < 3 ? i : 100 + i))
                        .build())
                .toList();
        List<ContainerSummary> containers = new ArrayList<>();
        for (int i = 0; i < pods; i++) {
            for (int j = 0; j < (i == 0 ? members : 2); j++) {
                containers.add(container("p" + i + "-" + j, "p" + i, false, "running", List.of(), false));
            }
        }
        for (int i = 0; i < loose; i++) {
            containers.add(ContainerSummaryBuilder.builder(container("l" + i, null, false, "running", List.of(), true))
                    .created(Instant.ofEpochSecond(50 + i))
                    .build());
        }
        return PodGraphReader.read(all, containers, List.of(BRIDGE), List.of()).structure();
    }

    /** What was in the first layout and is elsewhere in that of the other structure; bars of networks are as long as they must be. */
    private static List<String> moved(GraphLayout before, PodGraph.Structure structure) {
        GraphLayout now = StableLayout.of(structure, before);
        return before.boxes().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("network:"))
                .filter(entry -> now.boxes().containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(now.boxes().get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static PodGraph single(String status) {
        return PodGraphReader.read(
                List.of(), List.of(container("a", null, false, status, List.of(), false)), List.of(), List.of());
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
