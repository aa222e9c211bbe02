package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the machine itself says of the containers under one root: runc, folders, mounts, network namespaces. */
final class MachineState {
    private static final Set<String> WITH_PROCESS = Set.of("created", "running", "paused");

    private final Path root;
    private final Path runRoot;

    MachineState(Path root, Path runRoot) {
        this.root = root;
        this.runRoot = runRoot;
    }

    /** Fails unless the machine has exactly what containers in these states need: id to the wire's word. */
    void assertIsThatOf(Map<String, String> known) {
        var live = new TreeMap<>(known);
        live.values().removeIf(status -> !WITH_PROCESS.contains(status));
        assertThat(runtime()).as("what the OCI runtime says").isEqualTo(live);
        assertThat(names(runRoot.resolve("containers"))).as("run folders").isEqualTo(live.keySet());
        assertThat(live.keySet()).as("network namespaces").containsAll(names(runRoot.resolve("netns")));
        assertThat(names(runRoot.resolve("exits"))).as("exit files").isEmpty();
        assertThat(known.keySet()).as("folders").containsAll(names(root.resolve("containers")));
        assertThat(live.keySet()).as("mounts").containsAll(mounted());
    }

    /** Fails unless just these exec sessions have a folder. */
    void assertHasSessions(Set<String> running) {
        assertThat(names(runRoot.resolve("execs"))).as("folders of sessions").isEqualTo(running);
    }

    private Map<String, String> runtime() {
        var runtimeRoot = runRoot.resolve("runc");
        var listed = Programs.run("runc", "--root", runtimeRoot.toString(), "list", "--format", "json");
        var states = new TreeMap<String, String>();
        try {
            new ObjectMapper()
                    .readTree(listed)
                    .forEach(entry -> states.put(
                            entry.path("id").asText(), entry.path("status").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return states;
    }

    private Set<String> mounted() {
        var containers = runRoot.resolve("containers");
        try {
            var ids = new TreeSet<String>();
            for (var line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
                var point = Path.of(line.split(" ", -1)[4]);
                if (point.startsWith(containers)) {
                    ids.add(containers.relativize(point).getName(0).toString());
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            var names = new TreeSet<String>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
