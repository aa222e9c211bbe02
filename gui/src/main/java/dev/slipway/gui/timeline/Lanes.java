package dev.slipway.gui.timeline;

import dev.slipway.gui.checkpoint.CheckpointList;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lines of all containers that have checkpoints, and the ways from one checkpoint to the next.
 *
 * @param lanes by name of the container
 */
record Lanes(List<Lane> lanes) {
    /** What shows in a container's life: the rest would hide it. A checkpoint is there itself. */
    private static final Set<String> SHOWN = Set.of(
            "create", "start", "died", "oom", "pause", "resume", "restart", "restore", "rename", "update", "remove");

    static final Lanes NONE = new Lanes(List.of());

    Lanes {
        lanes = List.copyOf(lanes);
    }

    /**
     * Groups checkpoints and events by container.
     *
     * @param filter words that a checkpoint has to hold
     */
    static Lanes of(Collection<CheckpointSummary> checkpoints, Collection<Event> events, String filter) {
        Map<String, List<Event>> byContainer = new HashMap<>();
        for (Event event : events) {
            if (event.type().equals("container") && SHOWN.contains(event.action())) {
                byContainer.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(event);
            }
        }
        return new Lanes(CheckpointList.group(checkpoints, filter).stream()
                .map(list -> Lane.of(list, byContainer.getOrDefault(list.container(), List.of())))
                .toList());
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** All checkpoints, lane by lane. */
    Stream<CheckpointSummary> checkpoints() {
        return lanes.stream().flatMap(lane -> lane.checkpoints().stream());
    }

    Optional<CheckpointSummary> find(String checkpoint) {
        return checkpoints().filter(each -> each.id().equals(checkpoint)).findFirst();
    }

    /** The newest of all. */
    Optional<CheckpointSummary> newest() {
        return checkpoints().max(Comparator.comparing(CheckpointSummary::created));
    }

    /** Bytes of the largest. */
    long largest() {
        return checkpoints().mapToLong(CheckpointSummary::size).max().orElse(0);
    }

    /** Time of the oldest checkpoint or of an event that came before it; empty without checkpoints. */
    Optional<Instant> first() {
        return Stream.concat(
                        checkpoints().map(CheckpointSummary::created),
                        lanes.stream()
                                .flatMap(lane -> lane.events().stream().limit(1))
                                .map(Event::time))
                .min(Comparator.naturalOrder());
    }

    /** Place of the lane that holds a checkpoint, from 0; -1 if none does. */
    int laneOf(String checkpoint) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).indexOf(checkpoint) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The checkpoint so many places later in the same lane, or the last that there is on the way; itself where it is that. */
    Optional<CheckpointSummary> beside(String checkpoint, int by) {
        int index = laneOf(checkpoint);
        if (index < 0) {
            return Optional.empty();
        }
        Lane lane = lanes.get(index);
        int last = lane.checkpoints().size() - 1;
        int wanted = (int) Math.max(0, Math.min(last, (long) lane.indexOf(checkpoint) + by));
        return Optional.of(lane.checkpoints().get(wanted));
    }

    /** The checkpoint nearest in time so many lanes below. */
    Optional<CheckpointSummary> across(String checkpoint, int by) {
        int index = laneOf(checkpoint);
        if (index < 0) {
            return Optional.empty();
        }
        int wanted = Math.max(0, Math.min(lanes.size() - 1, index + by));
        Lane from = lanes.get(index);
        Instant time = from.checkpoints().get(from.indexOf(checkpoint)).created();
        return wanted == index
                ? find(checkpoint)
                : lanes.get(wanted).checkpoints().stream()
                        .min(Comparator.comparing(
                                each -> Duration.between(each.created(), time).abs()));
    }
}
