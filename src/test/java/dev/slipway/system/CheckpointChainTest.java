package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.checkpoint.Comparison;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.Contents;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.criu.SearchPattern;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints that build on others, on a kernel that tracks which memory was changed. */
@Tag("machine")
class CheckpointChainTest extends CheckpointEngineTest {
    private static final Duration SLOW = Duration.ofMinutes(3);
    private static final CheckpointOptions PRE =
            RUNNING.edit().preCheckpoint(true).build();
    private static final CheckpointOptions PRE_ON_ANOTHER =
            PRE.edit().withPrevious(true).build();
    private static final CheckpointOptions LAST =
            STOPPING.edit().withPrevious(true).build();

    /** Holds some MiB of numbers that it does not touch again, and tells of them when it is asked. */
    private static final String RICH = "x=$(busybox seq 100000 500000); n=0; while :; do n=$((n+1)); echo tick $n;"
            + " [ -e /tmp/ask ] && echo \"holds ${#x}, up to ${x##*[!0-9]}\" && rm /tmp/ask; sleep 0.2; done";

    private static final String HELD = "holds 2800006, up to 500000";

    private Container container;

    @BeforeEach
    void begin() throws IOException {
        importBundle("rich", RICH);
        container = started("rich", "one");
        awaitTicks(3);
    }

    private void awaitTicks(int more) {
        int then = last(container);
        await().atMost(SLOW).until(() -> last(container) >= then + more);
    }

    private static long memory(Checkpoint checkpoint) {
        return checkpoint.sizes().getOrDefault("memory", 0L);
    }

    private void assertKnowsWhatItHeld() throws IOException {
        Files.createFile(inside(container, "/tmp/ask"));
        await().atMost(SLOW).until(() -> Files.readString(container.logPath()).contains(HELD));
    }

    @Test
    @Tag("R-CKPT-12")
    void aChainIsTakenReadComparedAndRestored() throws IOException {
        Checkpoint first = take("one", "first", PRE);
        awaitTicks(2);
        Checkpoint second = take("one", "second", PRE_ON_ANOTHER);
        awaitTicks(2);
        Checkpoint whole = take("one", "whole", LAST);
        int then = last(container);

        assertThat(first.parent()).isNull();
        assertThat(second.parent()).isEqualTo(first.id());
        assertThat(whole.parent()).isEqualTo(second.id());
        assertThat(engine.checkpoints().inspect("whole").chain()).containsExactly(second.id(), first.id());
        assertThat(memory(first)).isGreaterThan(2 << 20);
        assertThat(memory(second)).isBetween(1L, memory(first) / 2);
        assertThat(memory(whole)).isBetween(1L, memory(first) / 2);

        Contents contents = engine.checkpoints().contents();
        assertThat(contents.search("whole", SearchPattern.text("499999\n500000"), Set.of(1), 10, Progress.NONE)
                        .hits())
                .as("memory that only the first of them has")
                .isNotEmpty();
        awaitRefusals();

        engine.checkpoints().restore(RestoreRequest.inPlace("whole"), Progress.NONE);
        await().atMost(SLOW).until(() -> last(container) >= then + 2);
        assertThat(numbers(container)).doesNotHaveDuplicates();
        assertKnowsWhatItHeld();

        Checkpoint later = take("one", "later", RUNNING);
        Comparison.Pages pages = contents.compare("whole", "later", Set.of(Comparison.What.PAGES), Progress.NONE)
                .pages()
                .get(0);
        assertThat(pages.same()).as("pages of the chain and of a whole one").isGreaterThan(500);
        assertThat(pages.changed()).isPositive();
        for (String each : new String[] {later.id(), whole.id(), second.id(), first.id()}) {
            engine.checkpoints().remove(each);
        }
    }

    private void awaitRefusals() {
        assertThat(refused(() -> engine.checkpoints().restore(RestoreRequest.inPlace("second"), Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused(() -> engine.checkpoints().remove("first")).kind()).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(refused(() -> exported("whole")).kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    private byte[] exported(String checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.checkpoints().exportArchive(checkpoint, Compression.GZIP, bytes, Progress.NONE);
        return bytes.toByteArray();
    }

    @Test
    @Tag("R-CKPT-12")
    void oneThatBuildsOnAnotherMovesWithIt() throws IOException {
        take("one", "first", PRE);
        awaitTicks(2);
        take("one", "whole", LAST);
        int then = last(container);
        byte[] archive = exported("whole");
        engine.checkpoints().remove("whole");
        engine.checkpoints().remove("first");
        container.remove(true, false);

        Checkpoint here = engine.checkpoints()
                .importArchive(new ByteArrayInputStream(archive), null, Progress.NONE)
                .get(0);

        assertThat(here.parent()).isNull();
        assertThat(Path.of(here.path(), "pre-checkpoint")).isNotEmptyDirectory();
        String id = engine.checkpoints()
                .restore(RestoreRequest.inPlace(here.id()), Progress.NONE)
                .id();
        container = engine.containers().require(id);
        await().atMost(SLOW).until(() -> last(container) >= then + 2);
        assertThat(numbers(container)).startsWith(1, 2, 3).doesNotHaveDuplicates();
        assertKnowsWhatItHeld();
    }
}
