package dev.slipway.gui.restore;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Restores a container, or a whole pod, from one of its checkpoints: the user chooses where there are several, and is asked how in any case. */
public final class RestoreChoice {
    private RestoreChoice() {}

    /** Whether there is any to restore a container from. */
    public static boolean isThere(Desk desk, ContainerSummary container) {
        return desk.world().checkpoints().stream().anyMatch(of(container));
    }

    /** Whether there is any to restore a pod from. */
    public static boolean isThere(Desk desk, PodSummary pod) {
        return desk.world().checkpoints().stream().anyMatch(of(pod));
    }

    /** For a container that has at least one. */
    public static void open(Desk desk, ContainerSummary container) {
        List<CheckpointSummary> all = newestFirst(desk, of(container));
        choose(
                desk,
                container.name(),
                all,
                each -> Texts.get(
                        "timeline.mark",
                        each.name(),
                        each.containerName(),
                        Ages.full(each.created()),
                        Amounts.bytes(each.size())),
                each -> RestoreSheet.inPlace(desk, each));
    }

    /** For a pod that has at least one; those that were taken together count as one. */
    public static void open(Desk desk, PodSummary pod) {
        List<CheckpointSummary> all = newestFirst(desk, of(pod));
        Map<String, CheckpointSummary> together = new LinkedHashMap<>();
        all.forEach(each -> together.putIfAbsent(String.valueOf(each.group()), each));
        choose(
                desk,
                pod.name(),
                List.copyOf(together.values()),
                each -> Texts.get("restore.group", names(all, each), Ages.full(each.created())),
                each -> PodRestoreSheet.open(desk, each));
    }

    private static String names(List<CheckpointSummary> all, CheckpointSummary one) {
        return all.stream()
                .filter(each -> String.valueOf(one.group()).equals(each.group()))
                .map(CheckpointSummary::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Predicate<CheckpointSummary> of(ContainerSummary container) {
        return each ->
                each.container().equals(container.id()) && !each.options().contains(TakeForm.PRE);
    }

    private static Predicate<CheckpointSummary> of(PodSummary pod) {
        return each -> each.group() != null && pod.id().equals(each.pod());
    }

    private static List<CheckpointSummary> newestFirst(Desk desk, Predicate<CheckpointSummary> which) {
        return desk.world().checkpoints().stream()
                .filter(which)
                .sorted(Comparator.comparing(CheckpointSummary::created).reversed())
                .toList();
    }

    private static void choose(
            Desk desk,
            String of,
            List<CheckpointSummary> all,
            Function<CheckpointSummary, String> words,
            Consumer<CheckpointSummary> restore) {
        if (all.size() == 1) {
            restore.accept(all.get(0));
        } else if (!all.isEmpty()) {
            Question.choice(
                    desk.layers(),
                    Texts.get("restore.title", of),
                    Texts.get("restore.from"),
                    all.stream().map(words).toList(),
                    Texts.get("restore.from.verb"),
                    chosen -> restore.accept(all.get(chosen)));
        }
    }
}
