package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something that is mounted in a test's own folder until it is closed. */
final class TestMount implements AutoCloseable {
    private final Path place;

    private TestMount(Path place) {
        this.place = place;
    }

    /** A file system in memory that takes so many mebibytes, on a folder that is made if need be. */
    static TestMount small(Path place, int mebibytes) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Programs.run(
                "mount", "-t", "tmpfs", "-o", "mode=0700,size=" + mebibytes + "m", "slipway-test", place.toString());
        return new TestMount(place);
    }

    /** A folder as it is, but not to be written. */
    static TestMount readOnly(Path place) {
        Programs.run("mount", "--bind", place.toString(), place.toString());
        Programs.run("mount", "-o", "remount,bind,ro", place.toString());
        return new TestMount(place);
    }

    @Override
    public void close() {
        Programs.run("umount", place.toString());
    }
}
