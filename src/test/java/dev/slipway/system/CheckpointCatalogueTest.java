package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.checkpoint.Comparison;
import dev.slipway.runtime.checkpoint.Contents;
import dev.slipway.runtime.checkpoint.FoundCheckpoint;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.criu.SearchPattern;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checkpoints as they are kept. */
class CheckpointCatalogueTest extends CheckpointEngineTest {
    @Test
    void oneIsRenamedNotedProtectedAndRemoved() {
        Container container = started("counter", "one");
        ticks(container, 2);
        Checkpoint first = take("one", "first", RUNNING);
        Checkpoint second = engine.checkpoints().create("one", null, RUNNING, "before the change", Progress.NONE);
        assertThat(second.note()).isEqualTo("before the change");
        assertThat(second.name()).isEqualTo("one-1");

        assertThat(engine.checkpoints().rename("one-1", "later").id()).isEqualTo(second.id());
        assertThat(refused(() -> engine.checkpoints().rename("later", "first")).kind())
                .isEqualTo(ErrorKind.CHECKPOINT_EXISTS);
        assertThat(refused(() -> engine.checkpoints().rename("later", "a/b")).kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(engine.checkpoints().rename("later", "later").name()).isEqualTo("later");

        engine.checkpoints().update("later", "", true);
        assertThat(engine.checkpoints().require("later").note()).isNull();
        assertThat(refused(() -> engine.checkpoints().remove("later")).kind()).isEqualTo(ErrorKind.NOT_PERMITTED);
        assertThat(refused(() -> engine.checkpoints().update("later", "x".repeat(4097), null))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        engine.checkpoints().update("later", "kept", false);
        assertThat(engine.checkpoints().require("later").note()).isEqualTo("kept");
        engine.checkpoints().remove("later");
        assertThat(engine.checkpoints().list(null)).extracting(Checkpoint::id).containsExactly(first.id());
        assertThat(Path.of(second.path())).doesNotExist();
        assertThat(state.events(100).stream()
                        .filter(event -> event.id().equals(second.id()))
                        .map(event -> event.action()))
                .containsExactly("create", "rename", "update", "update", "remove");
    }

    @Test
    void oneThatIsSearchedOrComparedIsNotRemoved() {
        Container container = started("counter", "one");
        ticks(container, 2);
        take("one", "first", RUNNING);
        take("one", "second", RUNNING);
        Contents contents = engine.checkpoints().contents();

        List<ErrorKind> refusals = new ArrayList<>();
        contents.search("first", SearchPattern.text("no such text"), Set.of(), 10, removing("first", refusals));
        contents.compare("first", "second", Set.of(Comparison.What.PROCESS), removing("first", refusals));
        contents.compare("first", "second", Set.of(Comparison.What.PROCESS), removing("second", refusals));
        assertThat(refusals).hasSizeGreaterThanOrEqualTo(3).containsOnly(ErrorKind.IN_USE);

        engine.checkpoints().remove("first");
        engine.checkpoints().remove("second");
    }

    /** Tries to remove a checkpoint whenever work says how far it is, and takes down how that is refused. */
    private Progress removing(String checkpoint, List<ErrorKind> refusals) {
        return new Progress() {
            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                refusals.add(
                        refused(() -> engine.checkpoints().remove(checkpoint)).kind());
            }
        };
    }

    @Test
    void aFolderThatNobodyKnowsIsOfferedAndTakenIn() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 2);
        Checkpoint lost = take("one", "lost", STOPPING);
        int then = last(container);
        state.commit(List.of(new Change.RemoveCheckpoint(lost.id())));
        Path broken = engine.config().checkpointDir().resolve("e".repeat(64));
        Files.createDirectory(broken);
        engine.checkpoints().recover();

        List<FoundCheckpoint> found = engine.checkpoints().found();
        assertThat(found).extracting(FoundCheckpoint::id).containsExactlyInAnyOrder(lost.id(), "e".repeat(64));
        assertThat(found)
                .filteredOn(each -> each.id().equals(lost.id()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.problem()).isNull();
                    assertThat(each.described().containerName()).isEqualTo("one");
                    assertThat(each.size()).isPositive();
                });
        assertThat(refused(() -> engine.checkpoints().adopt("e".repeat(64), null))
                        .kind())
                .isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(refused(() -> engine.checkpoints().adopt("d".repeat(64), null))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_CHECKPOINT);

        Checkpoint adopted = engine.checkpoints().adopt(lost.id(), null);
        assertThat(adopted.edit().size(0).sizes(null).build())
                .isEqualTo(lost.edit().size(0).sizes(null).build());
        engine.checkpoints().restore(RestoreRequest.inPlace("lost"), Progress.NONE);
        ticks(container, then + 3);
        Files.delete(broken);
    }

    @Test
    void whatWasNotWholeIsGoneAndWhatWasIsKept() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 2);
        Checkpoint whole = take("one", "whole", RUNNING);
        state.commit(List.of(new Change.RemoveCheckpoint(whole.id())));
        Path root = engine.config().checkpointDir();
        Files.move(Path.of(whole.path()), root.resolve(".new-" + whole.id()));
        Files.createDirectories(root.resolve(".new-" + "a".repeat(64)).resolve("images"));
        Files.createDirectories(root.resolve(".gone-" + "b".repeat(64)));

        engine.checkpoints().recover();

        try (var left = Files.list(root)) {
            assertThat(left).containsExactly(Path.of(whole.path()));
        }
        assertThat(engine.checkpoints().found()).extracting(FoundCheckpoint::id).containsExactly(whole.id());
    }

    @Test
    void oneOnWhichAnotherBuildsStays() {
        Container container = started("counter", "one");
        ticks(container, 2);
        Checkpoint first = take("one", "first", RUNNING);
        Checkpoint second = take("one", "second", RUNNING);
        state.commit(List.of(
                new Change.PutCheckpoint(second.edit().parent(first.id()).build())));
        assertThat(engine.checkpoints().inspect("second").chain()).containsExactly(first.id());
        assertThat(refused(() -> engine.checkpoints().remove("first")).kind()).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        engine.checkpoints().remove("second");
        engine.checkpoints().remove("first");
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
    }
}
