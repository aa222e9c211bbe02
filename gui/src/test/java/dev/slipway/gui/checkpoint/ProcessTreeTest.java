package dev.slipway.gui.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    @Test
    void childrenLieBelowTheirParents() {
        List<ProcessTree> trees = ProcessTree.of(List.of(process(1, 0), process(9, 1), process(4, 1), process(5, 4)));
        assertThat(trees).hasSize(1);
        assertThat(trees.get(0).children())
                .extracting(tree -> tree.process().pid())
                .containsExactly(4, 9);
    }

    @Test
    void parentsThatGoInCirclesAreCutOpen() {
        List<ProcessTree> trees = ProcessTree.of(List.of(process(2, 3), process(3, 2)));
        assertThat(trees).hasSize(1);
        assertThat(trees.get(0).children()).hasSize(1);
    }

    @Test
    void checkpointsAreGroupedAndFilteredByEveryWord() {
        List<CheckpointSummary> all =
                List.of(summary("one", "web", 1), summary("two", "web", 2), summary("one", "db", 3));
        assertThat(CheckpointList.group(all, ""))
                .extracting(CheckpointList::name)
                .containsExactly("db", "web");
        assertThat(CheckpointList.group(all, "").get(1).checkpoints())
                .extracting(CheckpointSummary::name)
                .containsExactly("two", "one");
        assertThat(CheckpointList.group(all, "ONE web")).hasSize(1);
        assertThat(CheckpointList.group(all, "none")).isEmpty();
    }

    private static CheckpointSummary summary(String name, String container, int second) {
        return new CheckpointSummary(
                "id" + second, name, Instant.ofEpochSecond(second), container, container, 10, List.of(), null);
    }

    private static CheckpointedProcess process(int pid, int parent) {
        return new CheckpointedProcess(pid, parent, pid, 1, "sh", List.of(), "alive", List.of(pid), 0, 0, 0);
    }
}
