package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** Numbered pictures of a display in a folder. */
final class Screenshots {
    private static final Duration UNREST = Duration.ofSeconds(4);

    private final Display display;
    private final Path folder;
    private int taken;
    private String look = "";

    Screenshots(Display display, Path folder) {
        this.display = display;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a word to the names from now on. */
    void look(String word) {
        look = "-" + word;
    }

    /** Takes the next one, once the display is at rest or won't be. */
    void take(String name) {
        taken++;
        var file = folder.resolve("%02d-%s%s.png".formatted(taken, name, look));
        var before = folder.resolve("before.png");
        try {
            display.screenshot(before);
            await().atMost(UNREST).pollInterval(Duration.ofMillis(500)).until(() -> {
                display.screenshot(file);
                var rests = Files.mismatch(before, file) == -1;
                Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
                return rests;
            });
        } catch (ConditionTimeoutException moving) {
            display.screenshot(file);
        } finally {
            delete(before);
        }
        System.out.println("  " + name.replace('-', ' '));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
