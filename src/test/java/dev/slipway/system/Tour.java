package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a user does with the workbench, by the real pointer on the real window. Each step ends when another client of the helper
 * sees what came of it.
 */
final class Tour {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Display display;
    private final WorkbenchWindow window;
    private final Client observer;
    private final Screenshots pictures;
    private final Path scratch;

    /** Watches what comes of it by {@code observer}; {@code scratch} is a folder for what other programs say. */
    Tour(Display display, WorkbenchWindow window, Client observer, Screenshots pictures, Path scratch) {
        this.display = display;
        this.window = window;
        this.observer = observer;
        this.pictures = pictures;
        this.scratch = scratch;
    }

    void awaitWindow() {
        window.awaitShown();
        window.awaitText("No containers yet");
        pictures.take("empty-workbench");
    }

    /** Drags a bundle's folder from another program onto the window, and has a container made of it and started. */
    void importByDragging(Path bundle) {
        dropOnWindow(bundle);
        window.click("import-act");
        awaitStatus(nameOf(bundle), "running");
        window.awaitText("Running");
    }

    /** The same into a pod, which has to be there. */
    void importIntoPod(Path bundle, String pod) {
        dropOnWindow(bundle);
        window.clickText("import-sheet", "None");
        window.clickInPopup(pod);
        window.click("import-act");
        awaitStatus(nameOf(bundle), "running");
    }

    void makePod(String name) {
        window.click("pod.create");
        window.click("field-name");
        window.type(name);
        pictures.take("new-pod");
        window.click("pod-sheet-act");
        await("pod " + name).atMost(PATIENCE).until(() -> observer.call(PodCalls.LIST, PodCalls.ListQuery.ALL).stream()
                .anyMatch(pod -> pod.name().equals(name)));
    }

    void openGraph() {
        window.click("pod.graph");
        window.awaitTextGone("Nothing to show yet");
        pictures.take("pod-graph");
    }

    /** Opens the default network from the list of all, and sees its members. */
    void lookAtTheNetwork() {
        var network = observer.call(NetworkCalls.LIST).stream()
                .filter(NetworkSummary::isDefault)
                .findFirst()
                .orElseThrow();
        window.act("All networks");
        window.doubleClickText("networks", network.name());
        window.awaitNode("network-members");
        pictures.take("network");
    }

    /** Opens the sheet of a new container, has the specification shown that a bundle's would have, and closes it. */
    void lookAtANewContainer(Path bundle) {
        window.act("New container…");
        window.click("field-bundle");
        window.clickInPopup(nameOf(bundle));
        window.clickText("Network and ports");
        window.click("create-sheet-spec");
        window.awaitText("\"ociVersion\"");
        pictures.take("new-container");
        window.keys("Escape");
        window.awaitGone("create-sheet");
    }

    void openContainers() {
        window.clickTab("Containers");
        window.awaitNode("containers");
        pictures.take("containers");
    }

    void openContainer(String name) {
        window.clickTab(name);
    }

    /** Waits until the window shows a line of the log. */
    void readLog(String text) {
        window.clickText("Logs");
        window.awaitText(text);
        pictures.take("log");
    }

    void lookAtStatistics() {
        window.clickText("Statistics");
        pictures.take("statistics");
    }

    void pauseAndResume(String name) {
        window.click("container.pause");
        awaitStatus(name, "paused");
        window.awaitText("Paused");
        pictures.take("paused");
        window.click("container.resume");
        awaitStatus(name, "running");
        window.awaitText("Running");
    }

    /** Takes a checkpoint of the container whose tab is open, looks into it, and lets it go on from there. */
    void checkpointAndRestore(String name) {
        window.click("container.checkpoint");
        window.click("take-sheet-act");
        var checkpoint = await("checkpoint of " + name)
                .atMost(PATIENCE)
                .until(() -> checkpointOf(name), Optional::isPresent)
                .orElseThrow();
        window.click("stripe-checkpoints");
        window.doubleClickText(checkpoint);
        window.awaitText("Descriptors");
        pictures.take("checkpoint");
        window.clickText("Restore in place…");
        window.click("field-endFirst");
        window.click("restore-sheet-act");
        await("restored " + name).atMost(PATIENCE).until(() -> container(name)
                .filter(container -> container.restoredAt() != null)
                .filter(container -> container.status().equals("running"))
                .isPresent());
        window.awaitText("Running");
        pictures.take("restored");
        window.click("stripe-checkpoints");
    }

    void stopAndRemove(String name) {
        window.click("container.stop");
        awaitStatus(name, "exited");
        window.awaitText("Exited");
        pictures.take("stopped");
        window.click("container.remove");
        window.click("question-act");
        await(name + " gone").atMost(PATIENCE).until(() -> container(name).isEmpty());
    }

    void switchTheme() {
        window.click("view.theme");
    }

    private void dropOnWindow(Path bundle) {
        var source = DragSource.show(display, bundle, scratch.resolve("drag-" + nameOf(bundle) + ".log"));
        var middle = window.middle();
        source.hover(middle.x(), middle.y());
        pictures.take("drag-" + nameOf(bundle));
        source.release();
        window.awaitNode("import-sheet");
        window.awaitText("config.json is sound.");
        pictures.take("import-" + nameOf(bundle));
    }

    private Optional<String> checkpointOf(String name) {
        return observer.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(name)).stream()
                .map(checkpoint -> checkpoint.name())
                .findFirst();
    }

    private void awaitStatus(String name, String status) {
        await(name + " " + status).atMost(PATIENCE).until(() -> container(name)
                .filter(container -> container.status().equals(status))
                .isPresent());
    }

    private Optional<ContainerSummary> container(String name) {
        return observer.containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    private static String nameOf(Path bundle) {
        return bundle.getFileName().toString();
    }
}
