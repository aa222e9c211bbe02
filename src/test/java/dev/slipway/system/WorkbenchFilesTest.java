package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of a container in the real window, an image and another container made of it; another client sees what comes of it. */
@Tag("window")
class WorkbenchFilesTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHANGING = "printf 'first line\\nport=80\\nlast line\\n' >/quay/notes;"
            + " echo pilot:x:7:7::/:/bin/sh >>/etc/passwd; rm /etc/h1; sleep 1000";

    private Display display;
    private Client observer;
    private WorkbenchWindow window;
    private Screenshots pictures;
    private String container;

    @Test
    void filesAreLookedAtAndUploadedAndTheContainerIsCommittedAndDuplicated() throws IOException {
        BuiltImage.in(helperFolder().store(), folder().resolve("build"));
        observer = closedAtEnd(new Client(startHelper().connect()));
        var request = ContainerCallsCreateBuilder.builder()
                .image(BuiltImage.NAME)
                .name("stevedore")
                .user("root")
                .networks(List.of())
                .command(List.of(CHANGING))
                .env(List.of("SHIP=tug"))
                .build();
        container = observer.call(ContainerCalls.CREATE, request).id();
        observer.start(container);
        await("the last change").atMost(PATIENCE).until(() -> kinds().containsKey("/etc/h1"));
        display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.doubleClickText("stevedore");
        window.clickText("Files");

        look();
        seeChanges();
        upload();
        commit();
        duplicate();
    }

    private void look() throws IOException {
        window.doubleClickText("files", "quay");
        window.doubleClickText("files", "notes");
        window.awaitText("port=80");
        window.keys("ctrl+f");
        window.type("port");
        window.awaitWithin("file-viewer", "1 of 1");
        pictures.take("text");
        window.keys("Escape");
        window.keys("Escape");
        window.awaitGone("file-viewer");
        window.awaitWithin("files", "A");
        var notes = window.awaitWithin("files", "notes");
        var dragged =
                DropTargetWindow.show(display, folder().resolve("target.log")).takeFrom(notes.x(), notes.y());
        assertThat(dragged).hasFileName("notes").hasContent("first line\nport=80\nlast line\n");
        window.click("files.up");
    }

    private void seeChanges() {
        assertThat(kinds())
                .containsEntry("/quay/notes", "added")
                .containsEntry("/etc/passwd", "changed")
                .containsEntry("/etc/h1", "deleted");
        window.awaitWithin("files", "bin");
        window.click("files.changesOnly");
        window.awaitGoneWithin("files", "bin");
        window.doubleClickText("files", "etc");
        window.awaitWithin("files", "h1");
        window.awaitWithin("files", "D");
        window.awaitWithin("files", "passwd");
        window.awaitWithin("files", "M");
        pictures.take("changes");
        window.click("files.up");
    }

    /** Onto the line of a folder; what is there is asked about before it is replaced. */
    private void upload() throws IOException {
        var cargo = Files.writeString(folder().resolve("cargo.txt"), "salt");
        drop(cargo, "first");
        window.awaitText("Uploaded cargo.txt");
        assertThat(sizeOf("cargo.txt")).contains(4L);

        Files.writeString(cargo, "salt and pepper");
        drop(cargo, "second");
        window.awaitText("would be replaced");
        pictures.take("replace");
        assertThat(sizeOf("cargo.txt")).contains(4L);
        window.click("question-act");
        await("the other cargo").atMost(PATIENCE).until(() -> sizeOf("cargo.txt")
                .equals(Optional.of(15L)));
    }

    private void drop(Path file, String name) {
        var place = window.awaitWithin("files", "quay");
        var source = DragSource.show(display, file, folder().resolve(name + ".log"));
        source.hover(place.x(), place.y());
        window.awaitText("Upload cargo.txt");
        pictures.take("drop-" + name);
        source.release();
    }

    private void commit() {
        window.act("Commit to an image…");
        window.click("field-image");
        window.type("Tug");
        window.awaitText("This is no name of an image");
        window.keys("ctrl+a");
        window.type("tug:1");
        window.click("field-author");
        window.type("the crew");
        pictures.take("commit");
        window.click("commit-sheet-act");
        window.awaitNode("image-tab");
        pictures.take("committed");
        var made = observer.call(ImageCalls.INSPECT, new Common.Id("localhost/tug:1"));
        assertThat(made.author()).isEqualTo("the crew");
        assertThat(made.config().env()).contains("SHIP=tug");
    }

    private void duplicate() {
        window.clickTab("stevedore");
        window.keys("ctrl+shift+d");
        window.awaitText("Duplicate stevedore");
        pictures.take("duplicate");
        window.click("create-sheet-act");
        await("stevedore-2").atMost(PATIENCE).until(() -> named("stevedore-2")
                .filter(one -> one.status().equals("running"))
                .isPresent());
        var copy = named("stevedore-2").orElseThrow().id();
        assertThat(alike(observer.inspect(copy))).isEqualTo(alike(observer.inspect(container)));
        observer.remove(copy);
        observer.remove(container);
    }

    /** What a copy has in common with what it is a copy of. */
    private static Map<String, Object> alike(ContainerDetail detail) {
        Map<String, Object> alike = new LinkedHashMap<>(detail.config());
        List.of("rootfs", "volumes").forEach(alike::remove);
        alike.put("process", detail.spec().path("process"));
        alike.put("resources", detail.spec().path("linux").path("resources"));
        return alike;
    }

    private Optional<ContainerSummary> named(String name) {
        return observer.containers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        observer.call(FileCalls.CHANGES, new FileCalls.Page(container, null, null))
                .changes()
                .forEach(change -> kinds.put(change.path(), change.kind()));
        return kinds;
    }

    private Optional<Long> sizeOf(String name) {
        return observer.call(FileCalls.FILES, new FileCalls.Folder(container, "/quay", null, null)).entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(FileCalls.Entry::size)
                .findFirst();
    }
}
