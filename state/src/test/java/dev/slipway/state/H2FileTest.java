package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.running;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddCheckpoint;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.Append;
import dev.slipway.runtime.state.ContainerRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a state on disk does beyond the contract. */
class H2FileTest {
    private static final Map<String, String> PINS = Map.of("root", "/var/lib/slipway", "runtime", "runc");

    @TempDir
    private Path folder;

    private H2State open() {
        return H2State.open(folder, PINS);
    }

    @Test
    void everythingIsThereAfterItWasOpenedAgain() {
        List<Change> changes = List.of(
                new AddBundle(bundle("b1", "busybox")),
                new AddPod(pod("p1", "shop")),
                new AddContainer(container("c9", "infra", "p1", "b1", Map.of(), List.of())),
                new AddContainer(
                        running(container("c1", "web", "p1", "b1", Map.of("net", "c9", "ipc", "c9"), List.of()), 42)),
                new AddCheckpoint(checkpoint("k1", "before")),
                new Append(event("died", Map.of("exitCode", 137, "bytes", 1L << 40, "oom", true, "share", 0.25))));
        MemoryState model = new MemoryState();
        model.commit(changes);
        try (H2State state = open()) {
            state.commit(changes);
        }
        try (H2State state = open()) {
            assertSame(state, model);
            assertThat(state.dependents("c9")).containsExactly("c1");
            assertThat(state.commit(List.of()).revision()).isEqualTo(2);
        }
    }

    static void assertSame(IndexedState state, IndexedState model) {
        assertThat(state.revision()).isEqualTo(model.revision());
        assertThat(state.containers()).isEqualTo(model.containers());
        assertThat(state.pods()).isEqualTo(model.pods());
        assertThat(state.bundles()).isEqualTo(model.bundles());
        assertThat(state.checkpoints()).isEqualTo(model.checkpoints());
        assertThat(state.volumes()).isEqualTo(model.volumes());
        assertThat(state.events(1000)).isEqualTo(model.events(1000));
        for (ContainerRecord container : model.containers()) {
            assertThat(state.dependents(container.id())).isEqualTo(model.dependents(container.id()));
        }
    }

    @Test
    void aSecondOpeningIsRefused() {
        try (H2State first = open()) {
            EngineException failure = failure(this::open);
            assertThat(failure.kind()).isEqualTo(ErrorKind.IN_USE);
            assertThat(failure.hint()).contains("other");
            first.commit(List.of(new AddPod(pod("p1", "shop"))));
        }
        open().close();
    }

    @Test
    @Tag("R-RT-15")
    void otherSettingsThanThoseItWasMadeWithAreRefused() {
        open().close();
        EngineException failure = failure(() -> H2State.open(folder, Map.of("runtime", "crun")));
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(failure.message()).contains("runtime", "runc", "crun");
        H2State.open(folder, Map.of("runroot", "/run/slipway")).close();
        assertThat(failure(() -> H2State.open(folder, Map.of("runroot", "/run/other")))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        open().close();
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        open().close();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("state.mv.db"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        EngineException failure = failure(() -> H2State.open(folder.resolve("missing"), PINS));
        assertThat(failure.kind()).isEqualTo(ErrorKind.STORAGE);
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndTheNextCommitIsSaved() {
        try (H2State state = open()) {
            ContainerRecord big = container("c1", "web");
            big.config().spec().put("note", "x".repeat(Documents.LIMIT));
            ContainerRecord odd = container("c2", "\ud800");
            for (ContainerRecord bad : List.of(big, odd)) {
                assertThat(failure(() -> state.commit(List.of(new AddPod(pod("p1", "shop")), new AddContainer(bad))))
                                .kind())
                        .isEqualTo(ErrorKind.INVALID_ARGUMENT);
                assertThat(state.containers()).isEmpty();
                assertThat(state.pods()).isEmpty();
            }
            state.commit(List.of(new AddContainer(container("c1", "web"))));
        }
        try (H2State state = open()) {
            assertThat(state.containers()).containsExactly(container("c1", "web"));
            assertThat(state.pods()).isEmpty();
        }
    }
}
