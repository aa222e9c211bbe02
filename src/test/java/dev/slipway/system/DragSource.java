package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Another X client, from whose window a folder can be dragged with the real pointer. */
final class DragSource {
    private static final int X = 40;
    private static final int Y = 40;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Display display;
    private final Process process;
    private final Path output;

    private DragSource(Display display, Process process, Path output) {
        this.display = display;
        this.process = process;
        this.output = output;
    }

    /** Shows its window at the screen's upper left; {@code output} is a file for what it says. */
    static DragSource show(Display display, Path dragged, Path output) {
        var process = display.start(
                output,
                Project.installer("lib/drag-source.py").toString(),
                dragged.toString(),
                Integer.toString(X),
                Integer.toString(Y));
        var source = new DragSource(display, process, output);
        await("drag source").atMost(LIMIT).until(() -> source.said().contains("ready"));
        return source;
    }

    /** Drags to a place of the screen, the button still pressed. */
    void hover(int x, int y) {
        new Pointer(display).to(X + 20, Y + 20).dragTo(x, y);
    }

    /** Lets go; fails unless what is there takes it. */
    void release() {
        new Pointer(display).release();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody answered the drop: " + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during a drop", e);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("the drop was not taken: " + said());
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
