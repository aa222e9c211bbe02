package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.ImageSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files between the user and the helper, and a pull that is cancelled, by the real pointer, keys and dialogs of the desktop. */
@Tag("window")
class WorkbenchTransfersTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private Display display;
    private Client observer;
    private WorkbenchWindow window;
    private FileDialog dialogs;
    private Screenshots pictures;

    @Test
    void anImageAndAVolumeGoOutAndComeBackAndAPullIsCancelled() throws IOException {
        BuiltImage.in(helperFolder().store(), folder().resolve("build"));
        observer = closedAtEnd(new Client(startHelper().connect()));
        fillAVolume();
        display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        dialogs = new FileDialog(display);
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitText("No containers yet");

        var archive = folder().resolve("harbour.tar");
        save(archive);
        drop(archive);
        cancelAPull();
        var tar = folder().resolve("cargo.tar");
        exportTheVolume(tar);
        importIntoAnother(tar);
    }

    private void fillAVolume() {
        var request = ContainerCallsCreateBuilder.builder()
                .image(BuiltImage.NAME)
                .name("stevedore")
                .user("root")
                .networks(List.of())
                .command(List.of("echo salt >/cargo/crate"))
                .volumes(List.of(new ContainerCalls.VolumeOption("cargo", "/cargo", null)))
                .build();
        var container = observer.call(ContainerCalls.CREATE, request).id();
        observer.start(container);
        await("stevedore's end")
                .atMost(PATIENCE)
                .until(() -> observer.summary(container).status().equals("exited"));
        observer.remove(container);
    }

    private void save(Path archive) {
        window.act("All images");
        window.clickText("images", BuiltImage.NAME);
        window.click("image.save");
        dialogs.answer("Save " + BuiltImage.NAME, archive);
        window.awaitText("Saved " + BuiltImage.NAME);
        pictures.take("saved");
        assertThat(Programs.run("tar", "-tf", archive.toString())).contains("manifest.json");
        assertThat(folder().resolve(".harbour.tar.part")).doesNotExist();
    }

    /** What is dropped is only asked about: nothing comes before it is confirmed. */
    private void drop(Path archive) {
        images().forEach(image -> observer.call(ImageCalls.REMOVE, new ImageCalls.Remove(image.id(), true)));
        window.awaitText("No images yet");
        var source = DragSource.show(display, archive, folder().resolve("drag.log"));
        var middle = window.middle();
        source.hover(middle.x(), middle.y());
        pictures.take("drag-archive");
        source.release();
        window.awaitNode("load-sheet");
        window.awaitText(archive.toString());
        pictures.take("load");
        assertThat(images()).isEmpty();
        window.click("load-sheet-act");
        window.awaitText("The image has come");
        assertThat(images()).singleElement().satisfies(image -> assertThat(image.names())
                .containsExactly(BuiltImage.NAME));
    }

    /** From a registry that takes the call and never answers. */
    private void cancelAPull() throws IOException {
        try (var registry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            registry.setSoTimeout(PATIENCE_MILLISECONDS);
            window.keys("ctrl+shift+i");
            window.click("field-reference");
            window.type("127.0.0.1:" + registry.getLocalPort() + "/anchor:1");
            window.click("pull-sheet-act");
            try (var call = registry.accept()) {
                call.setSoTimeout(PATIENCE_MILLISECONDS);
                window.awaitText("Pull 127.0.0.1");
                pictures.take("pulling");
                window.click("task-cancel");
                window.awaitText("Cancelled");
                call.getInputStream().readAllBytes();
            }
        }
        window.awaitGone("task-cancel");
        window.awaitTextGone("Could not");
        assertThat(images()).hasSize(1);
    }

    private void exportTheVolume(Path tar) {
        window.act("All volumes");
        window.clickText("volumes", "cargo");
        window.click("volume.export");
        dialogs.answer("Export cargo", tar);
        window.awaitText("Exported cargo");
        assertThat(Programs.run("tar", "-xOf", tar.toString(), "--wildcards", "*crate"))
                .isEqualTo("salt\n");
    }

    private void importIntoAnother(Path tar) throws IOException {
        var hold = observer.call(VolumeCalls.CREATE, new VolumeCalls.Create("hold", null, null, null))
                .id();
        window.clickText("volumes", "hold");
        window.click("volume.import");
        dialogs.answer("Import into hold", tar);
        window.awaitText("Files of the same name are overwritten");
        pictures.take("import-question");
        window.click("question-act");
        window.awaitText("Imported into hold");
        window.doubleClickText("volumes", "hold");
        window.clickText("volume-tab", "Files");
        window.awaitWithin("files", "crate");
        pictures.take("hold");
        var folder = observer.call(VolumeCalls.INSPECT, new VolumeCalls.Inspect(hold, null))
                .mountpoint();
        assertThat(Files.readString(Path.of(folder, "crate"))).isEqualTo("salt\n");
    }

    private List<ImageSummary> images() {
        return observer.call(ImageCalls.LIST, ImageCalls.Listing.ALL);
    }
}
