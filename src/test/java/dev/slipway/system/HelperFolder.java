package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root, run root, socket and configuration of a test's helpers, one after the other. */
final class HelperFolder {
    private final TestFolder folder;

    HelperFolder(TestFolder folder) {
        this.folder = folder;
        try {
            Files.writeString(configuration(), configurationText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path socket() {
        return folder.resolve("socket");
    }

    Path root() {
        return folder.resolve("root");
    }

    Path runRoot() {
        return folder.resolve("run");
    }

    Path output() {
        return folder.resolve("helper.log");
    }

    Path configuration() {
        return folder.resolve("helper.toml");
    }

    /** The parent of its containers' cgroups, named as the folder. */
    String cgroupParent() {
        return "/" + folder.name();
    }

    List<String> launchOptions() {
        return List.of(
                "--socket", socket().toString(),
                "--root", root().toString(),
                "--runroot", runRoot().toString(),
                "--config", configuration().toString());
    }

    private String configurationText() {
        return """
                [engine]
                cgroup_parent = "%s"
                """.formatted(cgroupParent());
    }
}
