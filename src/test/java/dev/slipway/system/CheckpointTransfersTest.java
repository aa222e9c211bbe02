package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCheckpointBuilder;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.FoundCheckpoint;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checkpoints are kept, moved and restored by a client. */
class CheckpointTransfersTest extends SharedHelperTest {
    private String container;

    @AfterEach
    void removeAll() {
        for (var pod : client().call(PodCalls.LIST, PodCalls.ListQuery.ALL)) {
            client().call(PodCalls.REMOVE, new PodCalls.Remove(pod.id(), true, 0.0));
        }
        client().containers().forEach(each -> client().remove(each.id()));
        all().forEach(each -> client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id())));
    }

    private List<CheckpointSummary> all() {
        return client().call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null));
    }

    private void begin() {
        container = client().create(client().importInPlace(bundles().hello(), "hello"), "hello");
        client().start(container);
        client().awaitLine(container, "line 3 ");
    }

    private String take(String name, boolean leaveRunning) {
        var begun = client().call(
                        CheckpointCalls.CREATE,
                        new CheckpointCalls.Create(container, name, leaveRunning, null, null, null, null));
        return client().result(begun.job(), CheckpointCalls.Taken.class).checkpoint();
    }

    private byte[] exported(String checkpoint, String compression) throws IOException {
        Common.Channel begun =
                client().call(CheckpointCalls.EXPORT, new CheckpointCalls.Export(checkpoint, compression));
        byte[] archive;
        try (var channel = client().connection().openChannel(begun.channel())) {
            archive = channel.input().readAllBytes();
        }
        assertThat(client().result(begun.job(), CheckpointCalls.Exported.class).bytes())
                .isEqualTo(archive.length);
        return archive;
    }

    private CheckpointCalls.Imported imported(byte[] archive, String name) throws IOException {
        Common.Channel begun = client().call(CheckpointCalls.IMPORT, new CheckpointCalls.Import(name));
        try (var channel = client().connection().openChannel(begun.channel())) {
            channel.output().write(archive);
            channel.endOfUpload();
            return client().result(begun.job(), CheckpointCalls.Imported.class);
        }
    }

    @Test
    void whatIsExportedIsImportedAndRestored() throws IOException {
        begin();
        String taken = take("first", false);
        for (String compression : List.of("zstd", "gzip", "none")) {
            byte[] archive = exported("first", compression);
            CheckpointCalls.Imported here = imported(archive, "by-" + compression);
            assertThat(here.name()).isEqualTo("by-" + compression);
            assertThat(here.checkpoint()).isNotEqualTo(taken);
        }
        assertRefused(() -> exported("first", "rar"), ErrorKind.INVALID_ARGUMENT, "compression");
        client().remove(container);

        var restore =
                CheckpointCallsRestoreBuilder.builder().checkpoint("by-zstd").build();
        assertThat(client().call(CheckpointCalls.PREFLIGHT, restore))
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple("info", "made-again"));
        var restored = client().call(CheckpointCalls.RESTORE, restore);
        assertThat(client().result(restored.job(), Common.Named.class).id()).isEqualTo(container);
        client().awaitLine(container, "line 6 ");
    }

    @Test
    void anImportThatIsCancelledOrCutOffLeavesNothing() throws IOException {
        begin();
        take("first", true);
        byte[] archive = exported("first", "none");
        Common.Channel begun = client().call(CheckpointCalls.IMPORT, new CheckpointCalls.Import("half"));
        try (var channel = client().connection().openChannel(begun.channel())) {
            channel.output().write(archive, 0, archive.length / 2);
            channel.output().flush();
            client().call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(begun.job()));
        }
        assertThat(catchThrowableOfType(
                                RpcException.class, () -> client().result(begun.job(), CheckpointCalls.Taken.class))
                        .kind())
                .contains(ErrorKind.CANCELLED);
        assertRefused(
                () -> imported(Arrays.copyOf(archive, archive.length / 2), "half"),
                ErrorKind.INVALID_ARGUMENT,
                "could not import");
        assertThat(all()).extracting(CheckpointSummary::name).containsExactly("first");
        assertThat(helperFolder().root().resolve("checkpoints").toFile().list()).hasSize(1);
    }

    @Test
    void oneIsRenamedNotedProtectedAndRemovedByTheClient() {
        begin();
        String id = take("first", true);
        client().call(CheckpointCalls.RENAME, new CheckpointCalls.Rename("first", "second"));
        client().call(CheckpointCalls.UPDATE, new CheckpointCalls.Update("second", "before the storm", true));
        assertThat(all()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("second");
            assertThat(each.note()).isEqualTo("before the storm");
            assertThat(each.guarded()).isTrue();
            assertThat(each.sizes()).containsKeys("memory", "files");
            assertThat(each.size()).isPositive();
        });
        assertRefused(
                () -> client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(id)),
                ErrorKind.NOT_PERMITTED,
                "protected");
        client().call(CheckpointCalls.UPDATE, new CheckpointCalls.Update("second", null, false));
        assertThat(client().call(CheckpointCalls.FOUND, Call.None.NONE)).isEmpty();
    }

    @Test
    void aFolderOfAnotherIsOfferedAndTakenIn() {
        begin();
        Path mine = Path.of(client().call(CheckpointCalls.INSPECT, CheckpointCalls.ById.of(take("first", true)))
                .path());
        String stranger = "f".repeat(64);
        Programs.run("cp", "-a", mine.toString(), mine.resolveSibling(stranger).toString());

        assertThat(client().call(CheckpointCalls.FOUND, Call.None.NONE))
                .extracting(FoundCheckpoint::id)
                .containsExactly(stranger);
        assertThat(client().call(CheckpointCalls.ADOPT, new CheckpointCalls.Adopt(stranger, null))
                        .name())
                .isEqualTo("first-2");
        assertThat(client().call(CheckpointCalls.FOUND, Call.None.NONE)).isEmpty();
    }

    @Test
    void aPodIsSavedAndGoesOnHereAndFromAnArchive() throws IOException {
        String bundle = client().importInPlace(bundles().hello(), "hello");
        client().call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("fleet")
                                .networks(List.of())
                                .build());
        container = client().call(
                        ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, "member", "fleet", null))
                .id();
        client().call(PodCalls.START, new Common.Id("fleet"));
        client().awaitLine(container, "line 3 ");

        var begun = client().call(
                        PodCalls.CHECKPOINT,
                        PodCallsCheckpointBuilder.builder()
                                .id("fleet")
                                .name("all")
                                .build());
        PodCalls.Taken taken = client().result(begun.job(), PodCalls.Taken.class);
        assertThat(taken.checkpoints()).extracting(Common.Named::name).containsExactly("all.member");
        assertThat(client().summary(container).status()).isEqualTo("exited");

        var restored = client().call(PodCalls.RESTORE, new PodCalls.Restore(taken.group()));
        assertThat(client().result(restored.job(), PodCalls.Restored.class).containers())
                .extracting(Common.Named::name)
                .containsExactly("member");
        client().awaitLine(container, "line 6 ");

        CheckpointCalls.Imported here = imported(exported(taken.group(), "zstd"), "moved");
        assertThat(here.checkpoints()).extracting(Common.Named::name).containsExactly("moved.member");
        assertThat(here.group()).isNotNull().isNotEqualTo(taken.group());
        client().call(PodCalls.REMOVE, new PodCalls.Remove("fleet", true, 0.0));
        assertRefused(() -> begin(new PodCalls.Restore(here.group())), ErrorKind.INVALID_ARGUMENT, "pod");
        String port = client().call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("port")
                                .networks(List.of())
                                .build())
                .id();
        begin(new PodCalls.Restore(here.group(), "port", null, null));
        assertThat(client().summary(container).pod()).isEqualTo(port);
        client().awaitLine(container, "line 6 ");
    }

    private void begin(PodCalls.Restore request) {
        client().result(client().call(PodCalls.RESTORE, request).job(), PodCalls.Restored.class);
    }
}
