package dev.slipway.gui.timeline;

import dev.slipway.gui.checkpoint.CheckpointList;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.util.Comparator;
import java.util.List;

/**
 * What one container's line shows.
 *
 * @param container id of the container, which may be gone
 * @param name the name it had when the newest checkpoint was taken
 * @param checkpoints at least one, the oldest first
 * @param events what happened to it, the oldest first, as far as it is still known
 */
record Lane(String container, String name, List<CheckpointSummary> checkpoints, List<Event> events) {
    Lane {
        checkpoints = List.copyOf(checkpoints);
        events = List.copyOf(events);
    }

    static Lane of(CheckpointList list, List<Event> events) {
        List<CheckpointSummary> oldestFirst = list.checkpoints().stream()
                .sorted(Comparator.comparing(CheckpointSummary::created).thenComparing(CheckpointSummary::id))
                .toList();
        return new Lane(list.container(), list.name(), oldestFirst, events);
    }

    /** Bytes of all its checkpoints. */
    long size() {
        return checkpoints.stream().mapToLong(CheckpointSummary::size).sum();
    }

    /** Place of a checkpoint in it, from 0; -1 if it isn't there. */
    int indexOf(String checkpoint) {
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).id().equals(checkpoint)) {
                return i;
            }
        }
        return -1;
    }
}
