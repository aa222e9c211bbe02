package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.using;
import static dev.slipway.state.Samples.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddCheckpoint;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.AddVolume;
import dev.slipway.runtime.state.Change.Append;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("R-STATE-19")
    void rewrittenRowsAreThoseOfTheIndexWhateverWasThere() throws SQLException {
        Drafted unwanted = Draft.of(
                Index.empty(10, 0),
                List.of(
                        new AddBundle(bundle("b1", "unwanted")),
                        new AddPod(pod("p1", "unwanted")),
                        new AddContainer(container("c1", "infra", "p1", "b1", Map.of(), List.of())),
                        new AddContainer(container("c2", "web", "p1", "b1", Map.of("net", "c1"), List.of())),
                        new AddVolume(volume("v1", "unwanted")),
                        new AddContainer(using("c3", "job", "v1")),
                        new AddCheckpoint(checkpoint("k1", "unwanted")),
                        new Append(event("create", Map.of()))));
        // By id, which is the order of the list, the dependency comes last.
        List<Change> changes = List.of(
                new AddBundle(bundle("b1", "busybox")),
                new AddVolume(volume("v1", "data")),
                new AddContainer(container("z", "db", null, "b1", Map.of(), List.of())),
                new AddContainer(using("y", "mail", "v1")),
                new AddContainer(container("a", "web", null, null, Map.of("net", "z"), List.of("z"))),
                new Append(event("start", Map.of("n", 1))));
        MemoryState model = new MemoryState(10);
        model.commit(changes);
        try (Store store = Store.open(folder.resolve("state.mv.db"))) {
            store.write(Index.empty(10, 0), unwanted.commit());
            store.save(1);
            store.rewrite(model.current());
            assertThat(store.isAt(1)).isTrue();
        }
        try (H2State state = H2State.open(folder, Map.of(), 10)) {
            H2FileTest.assertSame(state, model);
        }
    }
}
