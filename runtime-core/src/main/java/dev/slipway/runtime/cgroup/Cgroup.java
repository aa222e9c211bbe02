package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A control group, by its path in every hierarchy that has it. */
public final class Cgroup {
    private final Hierarchies hierarchies;
    private final Path path;

    Cgroup(Hierarchies hierarchies, String path) {
        this.hierarchies = hierarchies;
        this.path = Path.of("/").relativize(Path.of("/", path).normalize());
    }

    /** Whether some hierarchy has it. */
    public boolean exists() {
        return folders().stream().anyMatch(Files::isDirectory);
    }

    /**
     * Removes it from every hierarchy in which it has no process and no cgroup below it.
     *
     * @return whether no hierarchy has it any more
     */
    public boolean removeIfEmpty() {
        boolean gone = true;
        for (Path folder : folders()) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                gone = gone && !Files.exists(folder);
            }
        }
        return gone;
    }

    /** A folder that lists its processes; empty if it is gone. */
    public Optional<Path> processFolder() {
        Path counted = legacy("pids");
        return Stream.concat(Stream.ofNullable(counted), folders().stream())
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** Its folder in each hierarchy, there or not; none for the root cgroup, which is not ours to touch. */
    private List<Path> folders() {
        if (path.toString().isEmpty()) {
            return List.of();
        }
        return hierarchies.roots().stream().map(root -> root.resolve(path)).toList();
    }

    /** Its folder in the version 1 hierarchy of this controller; null if that is not mounted. */
    @Nullable
    Path legacy(String controller) {
        Path root = hierarchies.legacy(controller);
        return root == null ? null : root.resolve(path);
    }

    /** Its folder in the version 2 hierarchy; null if that is not mounted. */
    @Nullable
    Path unified() {
        Path root = hierarchies.unified();
        return root == null ? null : root.resolve(path);
    }

    /** The mount of the version 2 hierarchy; null as above. */
    @Nullable
    Path unifiedRoot() {
        return hierarchies.unified();
    }
}
