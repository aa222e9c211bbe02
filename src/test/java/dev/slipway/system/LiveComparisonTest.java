package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A checkpoint is compared with its container as it runs, which goes on and leaves nothing of that behind. */
class LiveComparisonTest extends SharedHelperTest {
    /** Changes when it is sent USR1: a descriptor, a process, a file, a variable. Says so once the process is that program. */
    private static final String SCRIPT = "trap 'exec 7>/tmp/opened; sleep 1000 & text=changed-in-memory;"
            + " until read -r name </proc/$!/comm && [ \"$name\" = sleep ]; do :; done; echo changed' USR1;"
            + " echo ready; while :; do sleep 0.1; done";

    @Test
    void whatChangedSinceIsToldAndTheContainerGoesOn() throws IOException {
        String container = client().create(
                        client().importInPlace(bundles().running("live", "/bin/sh", "-c", SCRIPT), "live"), "live");
        client().start(container);
        client().awaitLine(container, "ready");
        String checkpoint = take();
        Integer pid = client().summary(container).pid();
        client().kill(container, "USR1");
        client().awaitLine(container, "changed");

        SavedDiff diff = compared("live", null);

        assertThat(diff.from())
                .returns(checkpoint, SavedDiff.Side::checkpoint)
                .returns("before", SavedDiff.Side::name)
                .returns(container, SavedDiff.Side::container);
        assertThat(diff.to())
                .returns(null, SavedDiff.Side::checkpoint)
                .returns("live", SavedDiff.Side::name)
                .returns("live", SavedDiff.Side::containerName)
                .returns(container, SavedDiff.Side::container);
        assertThat(diff.to().created()).isAfter(diff.from().created());
        assertThat(diff.processes().get(0)).returns(1, SavedDiff.Match::fromPid).returns(1, SavedDiff.Match::toPid);
        assertThat(diff.processes())
                .filteredOn(match -> match.change().equals("added"))
                .extracting(SavedDiff.Match::args)
                .contains(List.of("sleep", "1000"));
        assertThat(change(diff, "descriptors", "7"))
                .returns("added", SavedDiff.Change::change)
                .returns(1, SavedDiff.Change::toPid)
                .satisfies(change -> assertThat(change.after()).contains("/tmp/opened"));
        assertThat(change(diff, "files", "/tmp /tmp/opened")).returns("added", SavedDiff.Change::change);
        assertThat(diff.pages()).isEmpty();

        SavedDiff pages = compared(container, List.of("pages"));
        assertThat(pages.pages().get(0)).satisfies(each -> {
            assertThat(each.fromPid()).isEqualTo(1);
            assertThat(each.same()).isPositive();
            assertThat(each.changed() + each.onlyTo()).isPositive();
        });

        assertThat(client().summary(container))
                .returns("running", each -> each.status())
                .returns(pid, each -> each.pid());
        assertThat(client().call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null)))
                .extracting(CheckpointSummary::name)
                .containsExactly("before");
        Path kept = Path.of(client().call(CheckpointCalls.INSPECT, CheckpointCalls.ById.of("before"))
                .path());
        try (var folders = Files.list(Objects.requireNonNull(kept.getParent()))) {
            assertThat(folders).containsExactly(kept);
        }

        client().kill(container, "KILL");
        client().awaitExit(container);
        assertRefused(() -> compared("live", null), ErrorKind.STATE_INVALID, "live");
        assertRefused(() -> compared("nowhere", null), ErrorKind.NO_SUCH_CHECKPOINT, "nowhere");
        client().remove(container);
        client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(checkpoint));
    }

    private static SavedDiff.Change change(SavedDiff diff, String what, String key) {
        return diff.changes().stream()
                .filter(each -> each.what().equals(what) && each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no change of " + what + " " + key + ": " + diff.changes()));
    }

    private SavedDiff compared(String to, @Nullable List<String> what) {
        var begun = client().call(CheckpointContentCalls.DIFF, new CheckpointContentCalls.Diff("before", to, what));
        assertThat(begun.diff()).isNull();
        return client().result(Objects.requireNonNull(begun.job()), SavedDiff.class);
    }

    private String take() {
        var begun = client().call(
                        CheckpointCalls.CREATE,
                        new CheckpointCalls.Create("live", "before", true, null, null, null, null));
        return client().result(begun.job(), CheckpointCalls.Taken.class).checkpoint();
    }
}
