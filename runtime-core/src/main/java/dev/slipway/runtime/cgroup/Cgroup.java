package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A control group, by its path in every hierarchy that has it. */
public final class Cgroup {
    private static final Logger LOG = LoggerFactory.getLogger(Cgroup.class);

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

    /** Makes it in every hierarchy that lacks it, with its parents; in version 2 with all their controllers. */
    void make() throws IOException {
        Path cpuset = hierarchies.legacy("cpuset");
        for (Path root : hierarchies.roots()) {
            Path at = root;
            for (Path name : path) {
                Path parent = at;
                at = parent.resolve(name);
                if (hierarchies.version() == CgroupVersion.V2) {
                    enableControllers(parent);
                }
                if (!Files.isDirectory(at)) {
                    Files.createDirectories(at);
                }
                if (root.equals(cpuset)) {
                    inherit(at.resolve("cpuset.cpus"), parent.resolve("cpuset.cpus"));
                    inherit(at.resolve("cpuset.mems"), parent.resolve("cpuset.mems"));
                }
            }
        }
    }

    /** Lets the cgroups below have the controllers that this one has; one that cannot be had by them is left out. */
    private static void enableControllers(Path parent) {
        Path enabled = parent.resolve("cgroup.subtree_control");
        Set<String> missing = ControlFile.words(parent.resolve("cgroup.controllers"));
        missing.removeAll(ControlFile.words(enabled));
        for (String controller : missing) {
            try {
                ControlFile.write(enabled, "+" + controller);
            } catch (IOException e) {
                LOG.debug("cgroups below {} cannot have the controller {}", parent, controller, e);
            }
        }
    }

    /** Without cores and memory nodes of its own a cgroup of version 1 takes no process. */
    private static void inherit(Path file, Path above) throws IOException {
        if (ControlFile.text(file).isEmpty()) {
            ControlFile.write(file, ControlFile.text(above));
        }
    }

    /** Moves a process into it. */
    void add(int pid) throws IOException {
        for (Path folder : folders()) {
            ControlFile.write(folder.resolve("cgroup.procs"), Integer.toString(pid));
        }
    }

    /** Whether it, or a cgroup below it, has a process. */
    boolean populated() {
        return folders().stream().anyMatch(folder -> below(folder).stream()
                .anyMatch(
                        each -> !ControlFile.text(each.resolve("cgroup.procs")).isEmpty()));
    }

    /**
     * As {@link #removeIfEmpty}, with the cgroups below it that are empty.
     */
    boolean removeTreeIfEmpty() {
        for (Path folder : folders()) {
            for (Path each : below(folder)) {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    LOG.debug("{} is in use", each, e);
                }
            }
        }
        return !exists();
    }

    /** The folder and those below it, innermost first. */
    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).forEach(each -> found.addAll(below(each)));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} went away", folder, e);
        }
        found.add(folder);
        return found;
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

    /** Its path from the root of each hierarchy. */
    @Override
    public String toString() {
        return "/" + path;
    }
}
