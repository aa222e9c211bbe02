package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

/** The desktop's own dialogs that ask for a file. They are no windows of JavaFX: keys are all that reaches them. */
final class FileDialog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Display display;

    FileDialog(Display display) {
        this.display = display;
    }

    /** Waits for the one with that title, which asks where to save, and answers. */
    void save(String title, Path file) {
        awaitShown(title);
        new Pointer(display).keys("ctrl+a");
        answer(title, file);
    }

    /** Waits for the one with that title, which asks what to open, and answers. */
    void open(String title, Path file) {
        awaitShown(title);
        answer(title, file);
    }

    private void awaitShown(String title) {
        await("dialog " + title).atMost(PATIENCE).until(() -> isShown(title));
        display.run("xdotool", "search", "--onlyvisible", "--name", title, "windowfocus", "--sync");
    }

    private void answer(String title, Path file) {
        var keys = new Pointer(display).type(file.toString());
        await("no dialog " + title)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(AGAIN)
                .until(() -> {
                    if (isShown(title)) {
                        keys.keys("Return"); // the first one may be taken by the list of names that match
                    }
                    return !isShown(title);
                });
    }

    private boolean isShown(String title) {
        return !display.run("sh", "-c", "xdotool search --onlyvisible --name \"$0\" || true", title)
                .isBlank();
    }
}
