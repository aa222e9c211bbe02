package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Another X client, onto whose window a file can be dragged with the real pointer. */
final class DropTargetWindow {
    private static final int X = 40;
    private static final int Y = 40;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TAKEN = "taken ";

    private final Display display;
    private final Path output;

    private DropTargetWindow(Display display, Path output) {
        this.display = display;
        this.output = output;
    }

    /** Shows its window at the screen's upper left; {@code output} is a file for what it says. */
    static DropTargetWindow show(Display display, Path output) {
        display.start(
                output, Project.installer("lib/drop-target.py").toString(), Integer.toString(X), Integer.toString(Y));
        var target = new DropTargetWindow(display, output);
        await("drop target").atMost(LIMIT).until(() -> target.said().contains("ready"));
        return target;
    }

    /** Drags from a place of the screen onto it, and lets go; the file that it was given. */
    Path takeFrom(int x, int y) {
        new Pointer(display).to(x, y).dragTo(X + 60, Y + 24).release();
        await("a file").atMost(LIMIT).until(() -> said().contains(TAKEN));
        return Path.of(said().substring(said().indexOf(TAKEN) + TAKEN.length()).strip());
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
