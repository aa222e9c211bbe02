package dev.slipway.gui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ContainerTableModelTest {
    private final World world = new World();
    private final ContainerTableModel model = new ContainerTableModel(world);

    @Test
    void keepsARowTheSameWhileItsContainerChanges() {
        snapshot(2);
        ContainerRow row = model.all().get(1);

        world.apply(List.of(new WorldUpdate(
                2,
                false,
                true,
                true,
                List.of(new Entry("container", "id1", Containers.container("id1", "c1", "running"))))));

        assertThat(model.all().get(1)).isSameAs(row);
        assertThat(row.summary().status()).isEqualTo("running");
        assertThat(model.runningProperty().get()).isEqualTo(1);
    }

    @Test
    void addsAThousandRowsAsOneChange() {
        List<Integer> changes = new ArrayList<>();
        model.all().addListener((ListChangeListener<ContainerRow>) change -> changes.add(1));

        snapshot(1000);

        assertThat(model.all()).hasSize(1000);
        assertThat(changes).hasSize(1);
    }

    @Test
    void dropsTheRowOfARemovedContainer() {
        snapshot(3);

        world.apply(List.of(new WorldUpdate(2, false, true, true, List.of(new Entry("container", "id1", null)))));

        assertThat(model.all()).extracting(ContainerRow::id).containsExactly("id0", "id2");
    }

    @Test
    void filtersAgainWhenAContainerChanges() {
        snapshot(3);
        model.filterProperty().set("state:running");
        assertThat(model.shown()).isEmpty();

        world.apply(List.of(new WorldUpdate(
                2,
                false,
                true,
                true,
                List.of(new Entry("container", "id2", Containers.container("id2", "c2", "running"))))));

        assertThat(model.shown()).extracting(ContainerRow::id).containsExactly("id2");
    }

    @Test
    void aRowPassesOrNoLongerWhenItsSampleChangesUnderEachFilter() {
        snapshot(2);
        run("id0");
        sampled(100);
        model.filterProperty().set("mem<200M");
        assertThat(model.shown()).extracting(ContainerRow::id).containsExactly("id0");
        sampled(300);
        assertThat(model.shown()).isEmpty();

        model.filterProperty().set("-mem>200M");
        assertThat(model.shown()).extracting(ContainerRow::id).containsExactly("id1");
        sampled(100);
        assertThat(model.shown()).extracting(ContainerRow::id).containsExactly("id0", "id1");
    }

    private void run(String id) {
        world.apply(List.of(new WorldUpdate(
                2, false, true, true, List.of(new Entry("container", id, Containers.container(id, id, "running"))))));
    }

    private void sampled(long mebibytes) {
        model.sampled(List.of(StatsSampleBuilder.builder()
                .id("id0")
                .time(Instant.EPOCH)
                .memory(mebibytes << 20)
                .build()));
    }

    @Test
    void theOrderByHealthHasTheUnhealthyFirst() {
        List<ContainerSummary> containers = new ArrayList<>();
        for (String health : new String[] {null, "healthy", "unhealthy", "starting"}) {
            containers.add(ContainerSummaryBuilder.builder(Containers.container("c", "c", "running"))
                    .health(health)
                    .build());
        }
        containers.sort(Comparator.comparing(ContainerColumns::urgency));

        assertThat(containers)
                .extracting(ContainerSummary::health)
                .containsExactly("unhealthy", "starting", "healthy", null);
    }

    private void snapshot(int count) {
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                IntStream.range(0, count)
                        .mapToObj(i ->
                                new Entry("container", "id" + i, Containers.container("id" + i, "c" + i, "exited")))
                        .toList())));
    }
}
