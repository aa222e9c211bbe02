package dev.slipway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.image.ImageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A store of images of a test's own, which podman and skopeo use as well.
 *
 * @param graphRoot its folder
 * @param runRoot what of it does not survive a reboot
 */
record TestStore(Path graphRoot, Path runRoot) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRIVER = "overlay";

    /** Short names: podman takes no run root of more than 50 characters. */
    static TestStore in(TestFolder folder) {
        return new TestStore(folder.resolve("storage"), folder.resolve("st-run"));
    }

    /** The lines of a helper's configuration that name it. */
    String configuration() {
        return """
                [storage]
                graph_root = "%s"
                run_root = "%s"
                driver = "%s"
                """.formatted(graphRoot, runRoot, DRIVER);
    }

    /** The same for an engine without a helper. */
    ImageSettings settings() {
        return ImageSettings.DEFAULT
                .edit()
                .graphRoot(graphRoot)
                .runRoot(runRoot)
                .driver(DRIVER)
                .own(true)
                .build();
    }

    /** The same store for skopeo. */
    String reference(String image) {
        return "containers-storage:[" + DRIVER + "@" + graphRoot + "+" + runRoot + "]" + image;
    }

    /** What podman prints that works on this store. */
    String podman(String... arguments) {
        var command = new ArrayList<>(List.of(
                "podman",
                "--root",
                graphRoot.toString(),
                "--runroot",
                runRoot.toString(),
                "--storage-driver",
                DRIVER,
                "--tmpdir",
                runRoot.resolve("podman").toString(),
                "--cgroup-manager",
                "cgroupfs",
                "--runtime",
                "runc",
                "--events-backend",
                "none"));
        command.addAll(List.of(arguments));
        return Programs.run(
                Map.of("PATH", CheckpointEngineTest.criu().getParent() + ":" + System.getenv("PATH")), command);
    }

    /** What a container of podman prints to its end, with limits that any machine allows. */
    String run(String image, String... command) {
        var arguments = new ArrayList<>(List.of(
                "run", "--rm", "--network=none", "--ulimit=nofile=1024:4096", "--ulimit=nproc=4096:4096", image));
        arguments.addAll(List.of(command));
        return podman(arguments.toArray(String[]::new));
    }

    /** Ids of its images, layers and containers, and the folders of its layers. */
    Set<String> content() {
        var content = new TreeSet<String>();
        for (String noun : List.of("images", "layers", "containers")) {
            var list = graphRoot.resolve(DRIVER + "-" + noun).resolve(noun + ".json");
            try {
                if (Files.exists(list)) {
                    JSON.readTree(Files.readAllBytes(list))
                            .forEach(each ->
                                    content.add(noun + " " + each.path("id").asText() + " " + each.path("names")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files(graphRoot.resolve(DRIVER)).stream()
                .filter(name -> name.length() == 64)
                .forEach(name -> content.add("folder " + name));
        return content;
    }

    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away the mount that whichever program first used it made of its layers' folder, and keeps. */
    void release() {
        var place = graphRoot.resolve(DRIVER).toString();
        try {
            for (var line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
                if (line.split(" ", -1)[4].equals(place)) {
                    Programs.run("umount", place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
