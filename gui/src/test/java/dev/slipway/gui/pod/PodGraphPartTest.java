package dev.slipway.gui.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.ContainerFilter;
import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PodGraphPartTest {
    private static final List<NetworkSummary> NETWORKS = List.of(
            new NetworkSummary("slipway", "bridge", List.of(), null, true),
            new NetworkSummary("other", "bridge", List.of(), null, false));
    private static final PodGraphPart PART = new PodGraphPart(
            List.of(pod("p"), pod("q")),
            List.of(
                    member("p-infra", "p", true, "running"),
                    member("p-web", "p", false, "running"),
                    member("p-db", "p", false, "exited"),
                    member("q-infra", "q", true, "running"),
                    member("q-web", "q", false, "exited"),
                    Containers.container("loose", "loose", "running")),
            NETWORKS);

    @Test
    void whatDoesNotMatchIsHiddenAndPodsWithNothingLeftToo() {
        PodGraphPart left = PART.filtered(condition("state:running pod:p"));

        assertThat(left.pods()).extracting(PodSummary::id).containsExactly("p");
        assertThat(left.containers()).extracting(ContainerSummary::id).containsExactly("p-infra", "p-web");
        assertThat(left.networks()).extracting(NetworkSummary::name).containsExactly("slipway");
        assertThat(left.read(List.of()).nodes()).hasSize(4);
    }

    @Test
    void nothingMatchingLeavesNothing() {
        assertThat(PART.filtered(condition("name:nobody")).read(List.of()).nodes())
                .isEmpty();
    }

    @Test
    void withoutAConditionAllIsThere() {
        assertThat(PART.filtered(null)).isEqualTo(PART);
    }

    private static Predicate<ContainerSummary> condition(String text) {
        return ContainerFilter.condition(ContainerFilter.words(new World()), text, List.of());
    }

    private static PodSummary pod(String id) {
        return new PodSummary(
                id,
                id,
                "running",
                Instant.EPOCH,
                Map.of(),
                id + "-infra",
                List.of(id + "-infra"),
                List.of("net"),
                id,
                List.of("slipway"),
                "continue",
                null);
    }

    private static ContainerSummary member(String id, String pod, boolean infra, String status) {
        return ContainerSummaryBuilder.builder(Containers.container(id, id, status))
                .pod(pod)
                .infra(infra)
                .build();
    }
}
