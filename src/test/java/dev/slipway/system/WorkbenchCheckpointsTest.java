package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCheckpointBuilder;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window on checkpoints of a real container, by the real pointer and keys; another client sees what comes of it. */
@Tag("window")
class WorkbenchCheckpointsTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Display display;
    private Client observer;
    private WorkbenchWindow window;
    private FileDialog dialogs;
    private Screenshots pictures;
    private String container;

    private String bundle;

    /** The last line when the checkpoint had been taken, or one more than in it. */
    private int counted;

    @Test
    void aCheckpointIsTakenLookedIntoRestoredComparedExportedImportedAndUndone() throws IOException {
        var bundles = DemonstrationBundles.in(folder());
        observer = closedAtEnd(new Client(startHelper().connect()));
        bundle = observer.importInPlace(bundles.hello(), "hello");
        container = observer.createMortal(bundle, "counter");
        observer.start(container);
        observer.call(
                PodCalls.CREATE,
                PodCallsCreateBuilder.builder().name("shop").networks(List.of()).build());
        display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        dialogs = new FileDialog(display);
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();

        take();
        lookInside();
        goBackAndUndoIt();
        makeAClone();
        compareTwo();
        drag();
        exportAndImport();
        movePod();
        removeAndUndoIt();
        removeAll();
    }

    private void take() {
        observer.awaitLine(container, "line 3 ");
        window.clickText("containers", "counter");
        window.click("container.checkpoint");
        window.click("field-name");
        window.type("first");
        pictures.take("take");
        window.click("take-sheet-act");
        var taken = awaitCheckpoint(each -> each.name().equals("first"));
        counted = lines();
        assertThat(taken.container()).isEqualTo(container);
        assertThat(observer.summary(container).status()).isEqualTo("running");
    }

    /** The words of its script are in the memory of the shell that reads it. */
    private void lookInside() {
        window.click("stripe-checkpoints");
        window.awaitNode(mark("first"));
        pictures.take("browser");
        window.doubleClick(mark("first"));
        window.awaitNode("saved-processes");
        window.click("memory");
        window.awaitNode("memory-areas");
        window.click("memory-pattern");
        window.type("Goodbye");
        window.click("memory-search");
        window.awaitText("⟦Goodbye⟧");
        window.awaitNode("hex-view");
        pictures.take("memory");
        window.click("network");
        window.awaitText("Listens (0)");
        pictures.take("network");
    }

    /** It counts again what it had counted, until what ran before is brought back, which goes on behind that. */
    private void goBackAndUndoIt() {
        var again = counted + 3;
        observer.awaitLine(container, line(again));
        var before = restoredAt();
        window.click(mark("first"));
        window.click("checkpoint.restore");
        window.awaitText("counter is running");
        window.click("field-endFirst");
        window.click("field-safety");
        pictures.take("restore");
        window.click("restore-sheet-act");
        awaitRestored(before);
        await("the same line again").atMost(PATIENCE).until(() -> occurrences(line(again)) == 2);
        var kept = awaitCheckpoint(each -> !each.name().equals("first"));
        assertThat(kept.note()).startsWith("Taken before");

        var reached = lines();
        before = restoredAt();
        undo();
        awaitRestored(before);
        await("a later line").atMost(PATIENCE).until(() -> lines() > reached);
        assertThat(occurrences(line(reached))).isEqualTo(1);
        observer.call(CheckpointCalls.RENAME, new CheckpointCalls.Rename(kept.id(), "second"));
    }

    private void makeAClone() {
        window.click(mark("first"));
        window.click("checkpoint.clone");
        window.awaitText("Nothing stands in its way");
        pictures.take("clone");
        window.click("restore-sheet-act");
        var clone = await("clone")
                .atMost(PATIENCE)
                .until(() -> named("counter-clone"), one -> one.filter(WorkbenchCheckpointsTest::runs)
                        .isPresent())
                .orElseThrow();
        observer.awaitLine(clone.id(), line(counted + 2));
        assertThat(observer.summary(container).status()).isEqualTo("running");
        observer.remove(clone.id());
    }

    private void compareTwo() {
        window.click(mark("first"));
        window.clickHolding("ctrl", mark("second"));
        window.click("checkpoint.compare");
        window.awaitNode("diff-changes");
        window.click("diff-pages-ask");
        window.awaitText("Changed at");
        pictures.take("diff");
    }

    /** A drop asks; Escape lets it be. */
    private void drag() {
        window.clickTab("Containers");
        window.dragOver(mark("first"), window.awaitWithin("navigator", "shop"));
        window.awaitText("counter was in no pod");
        pictures.take("drag-onto-pod");
        window.drop();
        window.awaitTextGone("Not here");
        window.dragOver(mark("first"), window.awaitWithin("containers", "counter"));
        window.awaitText("Let counter go on from first");
        window.drop();
        window.awaitNode("restore-sheet");
        window.keys("Escape");
        window.awaitGone("restore-sheet");
    }

    private void exportAndImport() {
        var archive = folder().resolve("first.tar.gz");
        var exported = checkpoint("first");
        window.click(mark("first"));
        window.click("checkpoint.export");
        dialogs.answer("Export the checkpoint", archive);
        window.awaitText("Exported first");
        assertThat(Programs.run("tar", "-tzf", archive.toString())).contains("config.dump", "checkpoint/inventory.img");
        observer.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(exported.id()));

        var source = DragSource.show(display, archive, folder().resolve("drag.log"));
        var middle = window.middle();
        source.hover(middle.x(), middle.y());
        pictures.take("drag-archive");
        source.release();
        window.awaitNode("archive-sheet");
        assertThat(checkpoints()).extracting(CheckpointSummary::name).doesNotContain("first");
        window.click("archive-sheet-act");
        var imported = awaitCheckpoint(each -> each.name().equals("first"));
        assertThat(imported)
                .returns(container, CheckpointSummary::container)
                .returns("counter", CheckpointSummary::containerName);
    }

    /** From an archive to another pod, since the window has one helper. */
    private void movePod() throws IOException {
        var till = observer.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, "till", "shop", null))
                .id();
        observer.call(PodCalls.START, new Common.Id("shop"));
        observer.awaitLine(till, "line 3 ");
        var begun = observer.call(
                PodCalls.CHECKPOINT,
                PodCallsCheckpointBuilder.builder().id("shop").name("closing").build());
        var group = observer.result(begun.job(), PodCalls.Taken.class).group();
        var archive = folder().resolve("closing.tar.zst");
        var exported = observer.call(CheckpointCalls.EXPORT, new CheckpointCalls.Export(group, "zstd"));
        try (var channel = observer.connection().openChannel(exported.channel())) {
            Files.copy(channel.input(), archive);
        }
        observer.result(exported.job(), CheckpointCalls.Exported.class);
        observer.call(PodCalls.REMOVE, new PodCalls.Remove("shop", true, 0.0));
        observer.call(
                CheckpointCalls.REMOVE,
                CheckpointCalls.ById.of(checkpoint("closing.till").id()));

        var market = observer.call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("market")
                                .networks(List.of())
                                .build())
                .id();
        window.act("Import a checkpoint…");
        dialogs.answer("Import a checkpoint", archive);
        window.click("archive-sheet-act");
        window.awaitText("Imported closing.till");
        window.click("stripe-notices");
        window.clickText("notices", "Restore…");
        window.awaitNode("pod-restore-sheet");
        pictures.take("restore-pod");
        window.click("pod-restore-sheet-act");
        await("made again").atMost(PATIENCE).until(() -> named("till")
                .filter(WorkbenchCheckpointsTest::runs)
                .isPresent());
        observer.awaitLine(till, "line 6 ");
        assertThat(observer.summary(till).pod()).isEqualTo(market);
        window.click("stripe-checkpoints");
    }

    /** Without the undo the container would be gone for good. */
    private void removeAndUndoIt() {
        window.clickTab("Containers");
        window.clickText("containers", "counter");
        window.click("container.remove");
        window.click("question-option");
        pictures.take("remove");
        window.click("question-act");
        await("removed").atMost(PATIENCE).until(() -> named("counter").isEmpty());
        window.awaitText("counter can be brought back");
        undo();
        await("brought back").atMost(PATIENCE).until(() -> named("counter")
                .filter(WorkbenchCheckpointsTest::runs)
                .isPresent());
        assertThat(named("counter").orElseThrow().id()).isEqualTo(container);
        var reached = lines();
        await("a later line").atMost(PATIENCE).until(() -> lines() > reached);
        assertThat(occurrences(line(1))).isEqualTo(1);
    }

    private void removeAll() {
        checkpoints().forEach(each -> observer.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id())));
        observer.call(PodCalls.REMOVE, new PodCalls.Remove("market", true, 0.0));
        observer.remove(container);
        window.clickTab("Containers");
        window.awaitText("No containers yet");
    }

    private void undo() {
        window.click("stripe-notices");
        window.clickText("notices", "Undo");
        window.click("stripe-checkpoints");
    }

    private String mark(String name) {
        return "mark-" + checkpoint(name).id();
    }

    private CheckpointSummary checkpoint(String name) {
        return checkpoints().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<CheckpointSummary> checkpoints() {
        return observer.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null));
    }

    private CheckpointSummary awaitCheckpoint(Predicate<CheckpointSummary> wanted) {
        return await("checkpoint")
                .atMost(PATIENCE)
                .until(() -> checkpoints().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<ContainerSummary> named(String name) {
        return observer.containers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static boolean runs(ContainerSummary summary) {
        return summary.status().equals("running");
    }

    private Instant restoredAt() {
        return observer.summary(container).restoredAt();
    }

    private void awaitRestored(Instant before) {
        await("restored")
                .atMost(PATIENCE)
                .until(() -> !Objects.equals(restoredAt(), before) && runs(observer.summary(container)));
    }

    /** How many lines it has counted, as far as its log says. */
    private int lines() {
        return log().stream()
                .filter(line -> line.contains("  line "))
                .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*  line (\\d+).*", "$1")))
                .max()
                .orElse(0);
    }

    private static String line(int number) {
        return "line " + number + " ";
    }

    private long occurrences(String text) {
        return log().stream().filter(line -> line.contains(text)).count();
    }

    private List<String> log() {
        try {
            return Files.readAllLines(
                    Path.of(Objects.requireNonNull(observer.inspect(container).logPath())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
