package dev.slipway.state;

import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How big the file of a helper becomes that runs for a long time. */
class FileGrowthTest {
    private static final int COMMITS = Integer.getInteger("slipway.growth.commits", 6_000);
    private static final int CONTAINERS = 100;
    private static final int JOURNAL = 1_000;
    private static final long SLACK = 1024 * 1024;
    private static final long BOUND = 5 * SLACK;

    @TempDir
    private Path folder;

    @Test
    void theFileStaysSmallHoweverMuchIsCommitted() throws IOException {
        Path file = folder.resolve("state.mv.db");
        MemoryState model = new MemoryState(JOURNAL);
        long biggest = 0;
        try (H2State state = H2State.open(folder, Map.of(), JOURNAL, SLACK)) {
            List<Change> containers = new ArrayList<>();
            for (int i = 0; i < CONTAINERS; i++) {
                containers.add(new Change.AddContainer(container("id%064d".formatted(i), "name" + i)));
            }
            commit(containers, state, model);
            List<ContainerRecord> all = model.containers();
            for (int i = 0; i < COMMITS; i++) {
                ContainerRecord now = running(all.get(i % CONTAINERS), i + 1);
                commit(
                        List.of(new Change.PutContainer(now), new Change.Append(event("start", Map.of()))),
                        state,
                        model);
                biggest = Math.max(biggest, Files.size(file));
            }
        }

        assertThat(biggest).isGreaterThan(SLACK).isLessThan(BOUND);
        try (H2State state = H2State.open(folder, Map.of(), JOURNAL)) {
            H2FileTest.assertSame(state, model);
        }
    }

    private static void commit(List<Change> changes, IndexedState... states) {
        for (IndexedState state : states) {
            state.commit(changes);
        }
    }
}
