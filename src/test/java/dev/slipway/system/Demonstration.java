package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import dev.slipway.gui.Main;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Plays what a newcomer does first, with the real pointer on the display of this process: drags a bundle's folder from
 * another program onto the workbench, runs it, reads its log, pauses, resumes, stops and removes it.
 */
public final class Demonstration {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path bundle;
    private final Display display = Display.ofEnvironment();
    private final Screenshots screenshots;
    private final WorkbenchWindow window = new WorkbenchWindow(new Pointer(display));
    private final Path folder;

    private Demonstration(Path bundle, Path folder) {
        this.bundle = bundle;
        this.folder = folder;
        this.screenshots = new Screenshots(display, folder);
    }

    /** Takes the helper's socket, the bundle's folder, and a folder for pictures; ends with 0 when all of it worked. */
    public static void main(String[] arguments) {
        var workbench = new Thread(() -> Main.main(new String[] {"--socket", arguments[0]}), "workbench");
        workbench.setDaemon(true);
        workbench.start();
        var demonstration = new Demonstration(Path.of(arguments[1]), Path.of(arguments[2]));
        try {
            demonstration.play();
        } catch (RuntimeException | AssertionError failure) {
            System.err.println("The demonstration stopped: " + failure.getMessage());
            System.err.println("The window shows: " + demonstration.window.texts());
            demonstration.screenshots.take("failed");
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private void play() {
        await("window").atMost(START).ignoreExceptions().until(window::isShown);
        window.awaitText("No containers yet");
        screenshots.take("empty-workbench");
        importByDragging();
        readLog();
        pauseAndResume();
        stopAndRemove();
    }

    private void importByDragging() {
        var source = DragSource.show(display, bundle, folder.resolve("drag-source.log"));
        var middle = window.middle();
        source.hover(middle.x(), middle.y());
        screenshots.take("bundle-dragged-over");
        source.release();
        window.awaitNode("import-sheet");
        screenshots.take("import-sheet");
        window.click("import-act");
        window.awaitText("Running");
    }

    private void readLog() {
        window.awaitText("line 5 ");
        screenshots.take("running-with-its-log");
    }

    private void pauseAndResume() {
        window.click("container.pause");
        window.awaitText("Paused");
        screenshots.take("paused");
        window.click("container.resume");
        window.awaitText("Running");
    }

    private void stopAndRemove() {
        window.click("container.stop");
        window.awaitText("Exited");
        screenshots.take("stopped");
        window.click("container.remove");
        window.click("question-act");
        screenshots.take("removed");
    }
}
