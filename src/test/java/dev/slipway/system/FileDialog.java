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

    /**
     * Waits for the one with that title, and answers it until it is gone: its list of matching names comes later than the
     * keys, and may take some of them.
     */
    void answer(String title, Path file) {
        await("dialog " + title).atMost(PATIENCE).until(() -> isFocused(title));
        await("no dialog " + title)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(AGAIN)
                .until(() -> {
                    if (isFocused(title)) {
                        new Pointer(display)
                                .keys("ctrl+a")
                                .type(file.toString())
                                .keys("Return");
                    }
                    return !finds(title, "getwindowname");
                });
    }

    /** Gives it the keyboard, if it is there. */
    private boolean isFocused(String title) {
        return finds(title, "windowfocus --sync");
    }

    private boolean finds(String title, String action) {
        return !display.run(
                        "sh",
                        "-c",
                        "timeout 5 xdotool search --onlyvisible --name \"$0\" " + action + " && echo found || true",
                        title)
                .isBlank();
    }
}
