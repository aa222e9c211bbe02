package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** An overlay on a folder that is made; what is written to it is beside it. */
    static TestMount overlay(Path place) {
        var options = new StringBuilder();
        for (var role : List.of("lower", "upper", "work")) {
            var folder = place + "-" + role;
            Programs.run("mkdir", folder);
            options.append(options.isEmpty() ? "" : ",")
                    .append(role)
                    .append("dir=")
                    .append(folder);
        }
        Programs.run("mkdir", place.toString());
        Programs.run("mount", "-t", "overlay", "-o", options.toString(), "slipway-test", place.toString());
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
