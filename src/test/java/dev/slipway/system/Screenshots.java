package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Numbered pictures of a display in a folder. */
final class Screenshots {
    private final Display display;
    private final Path folder;
    private int taken;

    Screenshots(Display display, Path folder) {
        this.display = display;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the next one. */
    void take(String name) {
        taken++;
        var file = folder.resolve("%02d-%s.png".formatted(taken, name));
        display.screenshot(file);
        System.out.println("  " + name.replace('-', ' '));
    }
}
