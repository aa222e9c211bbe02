package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Rows;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedLimit;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedSearch;
import dev.slipway.protocol.rpc.ErrorKind;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two checkpoints of a container are looked into and compared over the socket. */
class CheckpointContentTest extends SharedHelperTest {
    @Test
    void aCheckpointIsLookedIntoAndComparedWithALaterOne() {
        String container = client().create(client().importInPlace(bundles().hello(), "hello"), "hello");
        client().start(container);
        client().awaitLine(container, "line 3 ");
        String first = take(container, "first", true);
        client().awaitLine(container, "line 6 ");
        String second = take(container, "second", false);

        var process = client().call(CheckpointContentCalls.PROCESS, new CheckpointContentCalls.OfProcess("first", 1));
        assertThat(process.process().pid()).isEqualTo(1);
        assertThat(process.exe()).startsWith("/bin/");
        assertThat(process.threads()).hasSize(1);
        assertThat(process.limits()).extracting(SavedLimit::resource).contains("RLIMIT_NOFILE");
        assertThat(process.credentials()).isNotNull();
        assertThat(process.namespaces()).containsKey("mnt");

        assertThat(client().call(CheckpointContentCalls.DESCRIPTORS, Rows.of("first", 1)))
                .extracting(SavedDescriptor::fd)
                .contains(0, 1, 2);
        assertThat(client().call(CheckpointContentCalls.DESCRIPTORS, new Rows("first", 1, 1, 1)))
                .extracting(SavedDescriptor::fd)
                .containsExactly(1);
        assertThat(client().call(CheckpointContentCalls.SOCKETS, Rows.of("first")))
                .isEmpty();
        assertThat(client().call(CheckpointContentCalls.MOUNTS, Rows.of("first")))
                .extracting(SavedMount::destination)
                .startsWith("/")
                .contains("/proc");
        var environment = client().call(CheckpointContentCalls.ENVIRONMENT, Rows.of("first", 1));
        assertThat(environment.get(0).known()).isTrue();
        assertThat(environment.get(0).variables()).anyMatch(variable -> variable.startsWith("PATH="));
        assertThat(client().call(
                                CheckpointContentCalls.FILES,
                                new CheckpointContentCalls.Files("first", null, null, null)))
                .isNotEmpty();
        assertThat(client().call(CheckpointContentCalls.LOGS, new CheckpointContentCalls.Logs("first", null, 5, null)))
                .hasSize(5);

        memoryIsReadAndSearched();
        theyAreCompared(first, second);
        whatIsNotThereIsRefused();

        client().remove(container);
        for (String each : List.of(first, second)) {
            client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each));
        }
    }

    private void memoryIsReadAndSearched() {
        List<SavedMapping> map = client().call(CheckpointContentCalls.MEMORY_MAP, Rows.of("first", 1));
        SavedMapping stack = map.stream()
                .filter(area -> area.kind().equals("stack"))
                .findFirst()
                .orElseThrow();
        assertThat(stack.present()).isPositive();
        SavedSearch found = client().call(
                        CheckpointContentCalls.SEARCH,
                        new CheckpointContentCalls.Search("first", "PATH=/", "text", List.of(1), 5))
                .found();
        assertThat(found).isNotNull();
        assertThat(found.hits()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        SavedHit hit = found.hits().get(found.hits().size() - 1);
        SavedBytes bytes = client().call(
                        CheckpointContentCalls.MEMORY,
                        new CheckpointContentCalls.Memory("first", 1, hit.address(), hit.length()));
        assertThat(new String(Base64.getDecoder().decode(bytes.bytes()), UTF_8)).isEqualTo("PATH=/");
        assertThat(bytes.holes()).isEmpty();
        assertThat(client().call(
                                CheckpointContentCalls.MEMORY, new CheckpointContentCalls.Memory("first", 1, 0, 65_536))
                        .holes())
                .containsExactly(new SavedBytes.Hole(0, 65_536, "unmapped"));
    }

    private void theyAreCompared(String first, String second) {
        SavedDiff diff = client().call(
                        CheckpointContentCalls.DIFF, new CheckpointContentCalls.Diff("first", "second", null))
                .diff();
        assertThat(diff).isNotNull();
        assertThat(diff.from().checkpoint()).isEqualTo(first);
        assertThat(diff.to().checkpoint()).isEqualTo(second);
        assertThat(diff.processes().get(0)).returns(1, SavedDiff.Match::fromPid).returns(1, SavedDiff.Match::toPid);
        assertThat(diff.changes()).noneMatch(change -> change.what().equals("environment"));
        assertThat(diff.pages()).isEmpty();
        var paged = client().call(
                        CheckpointContentCalls.DIFF,
                        new CheckpointContentCalls.Diff("first", "second", List.of("pages")));
        SavedDiff pages = client().result(paged.job(), SavedDiff.class);
        assertThat(pages.pages().get(0).same()).isPositive();
        assertThat(pages.pages().get(0).changed()).isPositive();
        var itself = client().call(
                        CheckpointContentCalls.DIFF,
                        new CheckpointContentCalls.Diff("first", "first", List.of("pages")));
        assertThat(client().result(itself.job(), SavedDiff.class).pages())
                .allMatch(each -> each.changed() == 0 && each.onlyFrom() == 0 && each.onlyTo() == 0);
    }

    private void whatIsNotThereIsRefused() {
        assertRefused(
                () -> client().call(CheckpointContentCalls.DESCRIPTORS, Rows.of("first", 4711)),
                ErrorKind.INVALID_ARGUMENT,
                "4711");
        assertRefused(
                () -> client().call(CheckpointContentCalls.SOCKETS, Rows.of("third")),
                ErrorKind.NO_SUCH_CHECKPOINT,
                "third");
        assertRefused(
                () -> client().call(
                                CheckpointContentCalls.SEARCH,
                                new CheckpointContentCalls.Search("first", "(", "regex", null, null)),
                ErrorKind.INVALID_ARGUMENT,
                "pattern");
        assertRefused(
                () -> client().call(
                                CheckpointContentCalls.MEMORY,
                                new CheckpointContentCalls.Memory("first", 1, 0, 65_537)),
                ErrorKind.INVALID_ARGUMENT,
                "length");
    }

    private String take(String container, String name, boolean leaveRunning) {
        var begun = client().call(
                        CheckpointCalls.CREATE,
                        new CheckpointCalls.Create(container, name, leaveRunning, null, null, null, null));
        return client().result(begun.job(), CheckpointCalls.Taken.class).checkpoint();
    }
}
