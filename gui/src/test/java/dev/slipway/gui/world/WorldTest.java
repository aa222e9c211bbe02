package dev.slipway.gui.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ExecSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = new World();

    @Test
    void isKnownOnlyOnceTheLastPartOfTheSnapshotCame() {
        world.apply(List.of(new WorldUpdate(5, true, true, false, List.of(put("a")))));
        assertThat(world.knownProperty().get()).isFalse();
        assertThat(world.containers()).isEmpty();

        world.apply(List.of(new WorldUpdate(5, true, false, true, List.of(put("b")))));
        assertThat(world.knownProperty().get()).isTrue();
        assertThat(world.revisionProperty().get()).isEqualTo(5);
        assertThat(world.containers()).extracting(ContainerSummary::id).containsExactly("a", "b");
    }

    @Test
    void aNewSnapshotReplacesWhatWasKnown() {
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of(put("a"), put("b")))));
        world.apply(List.of(new WorldUpdate(9, true, true, true, List.of(put("b"), put("c")))));

        assertThat(world.containers()).extracting(ContainerSummary::id).containsExactly("b", "c");
        assertThat(world.container("a")).isEmpty();
    }

    @Test
    void appliesChangesInOrder() {
        world.apply(List.of(
                new WorldUpdate(1, true, true, true, List.of(put("a"))),
                new WorldUpdate(2, false, true, true, List.of(put("b"), new Entry("container", "a", null))),
                new WorldUpdate(3, false, true, true, List.of(new Entry("volume", "v", null)))));

        assertThat(world.containers()).extracting(ContainerSummary::id).containsExactly("b");
        assertThat(world.revisionProperty().get()).isEqualTo(3);
    }

    /** Told step by step, JavaFX makes of these a change that begins before the first place. */
    @Test
    void ofABatchOnlyWhatItComesToIsTold() {
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of(put("a"), put("b")))));
        List<String> told = new ArrayList<>();
        world.containers().addListener((ListChangeListener<ContainerSummary>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(container -> told.add("-" + container.id()));
                change.getAddedSubList().forEach(container -> told.add("+" + container.id()));
            }
        });
        Entry changed = new Entry("container", "a", Containers.container("a", "a", "exited"));

        world.apply(List.of(
                new WorldUpdate(2, false, true, true, List.of(changed, put("c"))),
                new WorldUpdate(3, false, true, true, List.of(gone("b"), gone("a"), gone("c")))));

        assertThat(told).containsExactlyInAnyOrder("-a", "-b");
        assertThat(world.containers()).isEmpty();
    }

    @Test
    void followsExecSessions() {
        ExecSummary exec = new ExecSummary(
                "e1", "a", List.of("ls"), false, null, "running", 7, null, Instant.EPOCH, Instant.EPOCH, null);
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of(new Entry("exec", "e1", exec)))));
        assertThat(world.execs()).containsExactly(exec);

        world.apply(List.of(new WorldUpdate(2, false, true, true, List.of(new Entry("exec", "e1", null)))));
        assertThat(world.execs()).isEmpty();
    }

    @Test
    void keepsTheNewestEvents() {
        List<Entry> events = IntStream.range(0, World.EVENTS + 10)
                .mapToObj(i -> new Entry(
                        "event", "e" + i, new Event(i, Instant.EPOCH, "container", "start", "a", "n" + i, Map.of())))
                .toList();

        world.apply(List.of(new WorldUpdate(1, false, true, true, events)));

        assertThat(world.events()).hasSize(World.EVENTS);
        assertThat(world.events().get(0).name()).isEqualTo("n10");
    }

    private static Entry gone(String id) {
        return new Entry("container", id, null);
    }

    private static Entry put(String id) {
        return new Entry("container", id, Containers.container(id, id, "running"));
    }
}
