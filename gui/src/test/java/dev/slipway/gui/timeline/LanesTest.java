package dev.slipway.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final List<CheckpointSummary> checkpoints = List.of(
            taken("w2", "web", 300), taken("w1", "web", 100), taken("r1", "redis", 120), taken("r2", "redis", 400));

    @Test
    void putsEachContainerOnALaneWithItsOldestCheckpointFirst() {
        Lanes lanes = Lanes.of(checkpoints, List.of(), "");

        assertThat(lanes.lanes()).extracting(Lane::name).containsExactly("redis", "web");
        assertThat(lanes.checkpoints()).extracting(CheckpointSummary::id).containsExactly("r1", "r2", "w1", "w2");
    }

    @Test
    void showsOnlyWhatHoldsAllWordsOfTheFilter() {
        assertThat(Lanes.of(checkpoints, List.of(), "WEB w1").checkpoints())
                .extracting(CheckpointSummary::id)
                .containsExactly("w1");
        assertThat(Lanes.of(checkpoints, List.of(), "neither").isEmpty()).isTrue();
    }

    @Test
    void keepsWhatHappenedToItsContainerAndLeavesOutWhatHappensAllTheTime() {
        List<Event> events = List.of(
                event("web", "start", 10),
                event("web", "exec", 20),
                event("other", "start", 30),
                event("web", "died", 40));

        assertThat(Lanes.of(checkpoints, events, "").lanes().get(1).events())
                .extracting(Event::action)
                .containsExactly("start", "died");
    }

    @Test
    void beginsWithTheFirstEventThatCameBeforeAnyCheckpoint() {
        assertThat(Lanes.of(checkpoints, List.of(event("web", "start", 10)), "").first())
                .contains(BEGIN.plusSeconds(10));
        assertThat(Lanes.of(checkpoints, List.of(), "").first()).contains(BEGIN.plusSeconds(100));
        assertThat(Lanes.NONE.first()).isEmpty();
    }

    @Test
    void goesAlongALaneAndStopsAtItsEnds() {
        Lanes lanes = Lanes.of(checkpoints, List.of(), "");

        assertThat(lanes.beside("r1", 1)).map(CheckpointSummary::id).contains("r2");
        assertThat(lanes.beside("r2", 1)).map(CheckpointSummary::id).contains("r2");
        assertThat(lanes.beside("r2", Integer.MIN_VALUE))
                .map(CheckpointSummary::id)
                .contains("r1");
        assertThat(lanes.beside("w1", Integer.MAX_VALUE))
                .map(CheckpointSummary::id)
                .contains("w2");
        assertThat(lanes.beside("gone", 1)).isEmpty();
    }

    @Test
    void goesAcrossToTheNearestInTime() {
        Lanes lanes = Lanes.of(checkpoints, List.of(), "");

        assertThat(lanes.across("r2", 1)).map(CheckpointSummary::id).contains("w2");
        assertThat(lanes.across("r1", 1)).map(CheckpointSummary::id).contains("w1");
        assertThat(lanes.across("w1", 5)).map(CheckpointSummary::id).contains("w1");
    }

    @Test
    void tellsWhenAContainerRan() {
        List<Event> events = List.of(
                event("web", "died", 5),
                event("web", "start", 10),
                event("web", "died", 40),
                event("web", "restore", 60));

        assertThat(RunSpan.of(events))
                .containsExactly(
                        new RunSpan(null, BEGIN.plusSeconds(5)),
                        new RunSpan(BEGIN.plusSeconds(10), BEGIN.plusSeconds(40)),
                        new RunSpan(BEGIN.plusSeconds(60), null));
        assertThat(RunSpan.of(List.of())).isEmpty();
    }

    @Test
    void sizesMarksByTheirAreaAndNeverTooSmallToHit() {
        double whole = MarkSize.diameter(400, 400);
        double quarter = MarkSize.diameter(100, 400);
        double none = MarkSize.diameter(0, 400);

        assertThat(quarter - none).isEqualTo((whole - none) / 2);
        assertThat(none).isGreaterThan(8);
        assertThat(MarkSize.diameter(0, 0)).isEqualTo(none);
    }

    private static CheckpointSummary taken(String id, String container, long second) {
        return new CheckpointSummary(id, id, BEGIN.plusSeconds(second), container, container, 100, List.of(), null);
    }

    private static Event event(String container, String action, long second) {
        return new Event(1, BEGIN.plusSeconds(second), "container", action, container, container, Map.of());
    }
}
