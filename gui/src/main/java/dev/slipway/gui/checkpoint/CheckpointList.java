package dev.slipway.gui.checkpoint;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.protocol.model.CheckpointSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The checkpoints of one container.
 *
 * @param container id of the container, which may be gone
 * @param name the name it had when the newest was taken
 * @param checkpoints the newest first
 */
public record CheckpointList(String container, String name, List<CheckpointSummary> checkpoints) {
    public CheckpointList {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Bytes of all of them. */
    public long size() {
        return checkpoints.stream().mapToLong(CheckpointSummary::size).sum();
    }

    /**
     * Groups by container, names in order, of those checkpoints whose name, container, options or note hold every word of the filter,
     * capitals aside.
     */
    public static List<CheckpointList> group(Collection<CheckpointSummary> all, String filter) {
        List<String> words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Map<String, List<CheckpointSummary>> byContainer = new LinkedHashMap<>();
        all.stream()
                .filter(checkpoint -> matches(checkpoint, words))
                .sorted(Comparator.comparing(CheckpointSummary::created)
                        .reversed()
                        .thenComparing(CheckpointSummary::id))
                .forEach(checkpoint -> byContainer
                        .computeIfAbsent(checkpoint.container(), id -> new ArrayList<>())
                        .add(checkpoint));
        return byContainer.entrySet().stream()
                .map(entry -> new CheckpointList(
                        entry.getKey(), entry.getValue().get(0).containerName(), entry.getValue()))
                .sorted(Comparator.comparing(CheckpointList::name, NATURAL_ORDER)
                        .thenComparing(CheckpointList::container))
                .toList();
    }

    private static boolean matches(CheckpointSummary checkpoint, List<String> words) {
        String note = checkpoint.note();
        String text = String.join(
                        " ",
                        checkpoint.id(),
                        checkpoint.name(),
                        checkpoint.container(),
                        checkpoint.containerName(),
                        String.join(" ", checkpoint.options()),
                        note == null ? "" : note)
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
