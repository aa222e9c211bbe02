package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.files.ContainerFiles;
import dev.slipway.gui.files.FilesPane;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/** Files of a container, those that are looked at, and the sheets that make an image or another container of one. */
final class FilePages {
    private FilePages() {}

    static List<Page> all() {
        return List.of(
                new Page("Files", () -> files(pane -> {})),
                new Page(
                        "Files changes only",
                        () -> files(pane ->
                                pane.lookupAll(".toggle-button").forEach(only -> ((ToggleButton) only).fire()))),
                new Page("File text", () -> files(pane -> pane.view(SampleFiles.TEXT))),
                new Page("File large", () -> files(pane -> pane.view(SampleFiles.LOG))),
                new Page("File picture", () -> files(pane -> pane.view(SampleFiles.PICTURE))),
                new Page("File bytes", () -> files(pane -> pane.view(SampleFiles.BYTES))),
                new Page("File failed", () -> files(pane -> pane.view(SampleFiles.UNREADABLE))),
                new Page("Commit", () -> sheet("container.commit")),
                new Page("Duplicate", () -> sheet("container.duplicate")));
    }

    private static Node files(Consumer<FilesPane> begin) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        FilesPane pane = (FilesPane) FilesPane.of(desk.desk(), new ContainerFiles(desk.desk(), SampleWorld.UNHEALTHY))
                .node();
        return desk.page(pane, () -> begin.accept(pane));
    }

    private static Node sheet(String action) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        Desk parts = desk.desk();
        Actions actions = parts.actions();
        return desk.page(
                new Region(),
                () -> actions.run(
                        actions.get(action),
                        ActionContext.ofContainers(
                                true,
                                List.of(parts.world()
                                        .container(SampleWorld.UNHEALTHY)
                                        .orElseThrow()))));
    }
}
