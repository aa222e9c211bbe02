package dev.slipway.gui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.SavedDiff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiffModelTest {
    private static final SavedDiff.Match SAME = new SavedDiff.Match(1, 1, "sh", List.of(), "same", Map.of());
    private static final SavedDiff.Match MOVED = new SavedDiff.Match(7, 9, "sleep", List.of(), "changed", Map.of());
    private static final SavedDiff.Change LIMIT = change("limits", 7, 9);
    private static final SavedDiff.Change FILE = change("files", null, null);

    private final SavedDiff diff =
            new SavedDiff(side("a"), side("b"), List.of(SAME, MOVED), List.of(LIMIT, FILE), List.of(), false);

    @Test
    void leavesOutProcessesThatAreTheSameOnlyIfAsked() {
        assertThat(DiffModel.processes(diff, true)).containsExactly(MOVED);
        assertThat(DiffModel.processes(diff, false)).containsExactly(SAME, MOVED);
    }

    @Test
    void showsTheChangesOfAProcessByItsIdsInBoth() {
        assertThat(DiffModel.changes(diff, MOVED, "")).containsExactly(LIMIT);
        assertThat(DiffModel.changes(diff, SAME, "")).isEmpty();
        assertThat(DiffModel.changes(diff, null, "files")).containsExactly(FILE);
        assertThat(DiffModel.counts(diff, null)).isEqualTo(Map.of("limits", 1L, "files", 1L));
        assertThat(ChangeTable.pids(7, 9)).isEqualTo("7 → 9");
        assertThat(ChangeTable.pids(null, 9)).isEqualTo("9");
    }

    private static SavedDiff.Change change(String what, @Nullable Integer from, @Nullable Integer to) {
        return new SavedDiff.Change(what, from, to, "key", "changed", "1", "2");
    }

    private static SavedDiff.Side side(String id) {
        return new SavedDiff.Side(id, id, "web", Instant.EPOCH, "c");
    }
}
