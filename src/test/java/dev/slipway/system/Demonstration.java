package dev.slipway.system;

import dev.slipway.gui.Launcher;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.IOException;
import java.nio.file.Path;

/** Plays what a newcomer does first, on the display of this process, and takes pictures of it. */
public final class Demonstration {
    private final Path bundles;
    private final WorkbenchWindow window;
    private final Screenshots pictures;
    private final Tour tour;

    private Demonstration(Path socket, Path bundles, Path folder) throws IOException {
        this.bundles = bundles;
        var display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder);
        tour = new Tour(display, window, new Client(SlipwayClient.connect(socket)), pictures, bundles);
    }

    /** Takes the helper's socket, the folder of the bundles, and one for pictures; ends with 0 when all of it worked. */
    public static void main(String[] arguments) throws IOException {
        var demonstration = new Demonstration(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        showWorkbench(arguments[0]);
        try {
            demonstration.play();
        } catch (RuntimeException | AssertionError failure) {
            System.err.println("The demonstration stopped: " + failure.getMessage());
            System.err.println("The window shows: " + demonstration.window.texts());
            demonstration.pictures.take("failed");
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    /** Shows the workbench of this process; JavaFX can do so once in a process. */
    static void showWorkbench(String socket) {
        var workbench = new Thread(() -> Launcher.run("--socket", socket), "workbench");
        workbench.setDaemon(true);
        workbench.start();
    }

    private void play() {
        tour.awaitWindow();
        tour.importByDragging(bundles.resolve("hello"));
        tour.makePod("shop");
        tour.importIntoPod(bundles.resolve("web"), "shop");
        tour.importIntoPod(bundles.resolve("visitor"), "shop");
        tour.openGraph();
        tour.lookAtTheNetwork();
        tour.lookAtANewContainer(bundles.resolve("hello"));
        tour.openContainers();
        tour.openContainer("hello");
        tour.readLog("line 20 ");
        tour.lookAtStatistics();
        tour.checkpointAndRestore("hello");
        tour.switchTheme();
        pictures.look("light");
        tour.openContainers();
        tour.openGraph();
        tour.openContainers();
        tour.openContainer("hello");
        tour.readLog("line 30 ");
        tour.lookAtStatistics();
        tour.pauseAndResume("hello");
        tour.stopAndRemove("hello");
    }
}
