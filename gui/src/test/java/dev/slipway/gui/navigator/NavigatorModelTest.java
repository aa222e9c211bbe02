package dev.slipway.gui.navigator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.navigator.NavigatorModel.Branch;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.PodSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NavigatorModelTest {
    @Test
    void aPodTellsHowManyOfItsContainersRunAndHidesItsInfraContainer() {
        Branch pods = NavigatorModel.tree(world(
                        "degraded",
                        member("i", "running").infra(true).build(),
                        member("a", "running").build(),
                        member("b", "exited").build(),
                        member("c", "exited").initContainer("always").build()))
                .get(0);

        Branch pod = pods.children().get(0);
        assertThat(pod.item().detail()).isEqualTo("1 of 2 run");
        assertThat(pod.item().status().word()).isEqualTo("Degraded, 1 of 2 run");
        assertThat(pod.item().status().role()).isEqualTo("warning");
        assertThat(pod.children()).extracting(child -> child.item().name()).containsExactly("a", "b", "c");
    }

    @Test
    void aPodWithoutContainersTellsNoCount() {
        Branch pod = NavigatorModel.tree(world("created")).get(0).children().get(0);

        assertThat(pod.item().detail()).isEmpty();
        assertThat(pod.children()).isEmpty();
    }

    private static ContainerSummaryBuilder member(String id, String status) {
        return ContainerSummaryBuilder.builder(Containers.container(id, id, status, "p", Map.of()));
    }

    private static World world(String status, ContainerSummary... containers) {
        List<Entry> entries = new ArrayList<>();
        for (ContainerSummary container : containers) {
            entries.add(new Entry("container", container.id(), container));
        }
        entries.add(new Entry(
                "pod",
                "p",
                new PodSummary(
                        "p",
                        "shop",
                        status,
                        Instant.EPOCH,
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        "shop",
                        List.of(),
                        "continue",
                        null)));
        World world = new World();
        world.apply(List.of(new WorldUpdate(1, true, true, true, entries)));
        return world;
    }
}
