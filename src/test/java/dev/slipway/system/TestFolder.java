package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A test's own folder. Its name is unique, and everything that the test makes on the machine (mounts, processes,
 * namespaces) carries it, so that what is left over can be told from what others left.
 */
final class TestFolder implements AutoCloseable {
    private final Path path;

    private TestFolder(Path path) {
        this.path = path;
    }

    static TestFolder create() {
        try {
            return new TestFolder(Files.createTempDirectory("slipway-system-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** The part that is unique. */
    String name() {
        return path.getFileName().toString();
    }

    /** The unique part alone, letters and digits. */
    String shortName() {
        var name = name();
        return name.substring(name.lastIndexOf('-') + 1);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Deletes it; what is mounted within stays, and makes this fail. */
    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete the test's folder", e);
        }
    }
}
