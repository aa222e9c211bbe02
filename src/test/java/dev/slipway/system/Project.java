package dev.slipway.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own programs are. */
final class Project {
    private Project() {}

    /** The project's folder: the nearest one, from the working folder upwards, that has the launchers. */
    static Path folder() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("installer/slipwayd"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the tests run outside of the project");
    }

    /** A program of {@code installer/}. */
    static Path installer(String name) {
        return folder().resolve("installer").resolve(name);
    }
}
