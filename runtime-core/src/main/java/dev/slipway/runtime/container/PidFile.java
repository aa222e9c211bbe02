package dev.slipway.runtime.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in which a monitor wrote a pid. */
final class PidFile {
    private PidFile() {}

    /** The pid in it; 0 if there is none. */
    static int read(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
