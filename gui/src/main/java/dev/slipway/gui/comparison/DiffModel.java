package dev.slipway.gui.comparison;

import dev.slipway.protocol.model.SavedDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a comparison is shown. */
final class DiffModel {
    /** What a comparison can be about, in the order in which it is shown. */
    static final List<String> WHAT = List.of(
            "process", "environment", "descriptors", "sockets", "memory", "limits", "credentials", "files", "mounts");

    private DiffModel() {}

    /** The processes; with {@code changesOnly} without those that are the same. */
    static List<SavedDiff.Match> processes(SavedDiff diff, boolean changesOnly) {
        return diff.processes().stream()
                .filter(match -> !changesOnly || !match.change().equals("same"))
                .toList();
    }

    /**
     * The changes of a process, or of all and of what is of no process.
     *
     * @param match absent for all
     * @param what one of {@link #WHAT}; empty for all
     */
    static List<SavedDiff.Change> changes(SavedDiff diff, SavedDiff.@Nullable Match match, String what) {
        return diff.changes().stream()
                .filter(change -> match == null
                        || (Objects.equals(change.fromPid(), match.fromPid())
                                && Objects.equals(change.toPid(), match.toPid())))
                .filter(change -> what.isEmpty() || change.what().equals(what))
                .toList();
    }

    /** How many changes there are of each kind, of a process or of all; kinds without any are left out. */
    static Map<String, Long> counts(SavedDiff diff, SavedDiff.@Nullable Match match) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String what : WHAT) {
            long count = changes(diff, match, what).size();
            if (count > 0) {
                counts.put(what, count);
            }
        }
        return counts;
    }
}
