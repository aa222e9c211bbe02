package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.os.MountPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the host has mounted its cgroup hierarchies. Immutable. */
public final class Hierarchies {
    private static final Logger LOG = LoggerFactory.getLogger(Hierarchies.class);
    private static final Set<String> CONTROLLERS = Set.of(
            "blkio",
            "cpu",
            "cpuacct",
            "cpuset",
            "devices",
            "freezer",
            "hugetlb",
            "memory",
            "misc",
            "net_cls",
            "net_prio",
            "perf_event",
            "pids",
            "rdma");

    private final Map<String, Path> controllers;
    private final List<Path> roots;
    private final @Nullable Path unified;

    private Hierarchies(Map<String, Path> controllers, List<Path> roots, @Nullable Path unified) {
        this.controllers = Map.copyOf(controllers);
        this.roots = List.copyOf(roots);
        this.unified = unified;
    }

    /**
     * The hierarchies among these mounts; of one that is mounted more than once, the first mount. CRIU
     * mounts all of them once more for the moment of a restore.
     */
    public static Hierarchies of(List<MountPoint> mounts) {
        Map<String, Path> controllers = new LinkedHashMap<>();
        List<Path> roots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Path unified = null;
        for (MountPoint mount : mounts) {
            if (mount.type().equals("cgroup2") && unified == null) {
                unified = mount.target();
                roots.add(unified);
            } else if (mount.type().equals("cgroup") && seen.add(mount.options())) {
                roots.add(mount.target());
                for (String option : mount.options().split(",", -1)) {
                    if (CONTROLLERS.contains(option)) {
                        controllers.putIfAbsent(option, mount.target());
                    }
                }
            }
        }
        return new Hierarchies(controllers, roots, unified);
    }

    public CgroupVersion version() {
        if (unified == null) {
            return CgroupVersion.V1;
        }
        return controllers.isEmpty() ? CgroupVersion.V2 : CgroupVersion.HYBRID;
    }

    /** Names of the controllers that can be used, of both versions. */
    public Set<String> available() {
        Set<String> names = new HashSet<>(controllers.keySet());
        if (unified != null) {
            Path list = unified.resolve("cgroup.controllers");
            try {
                names.addAll(List.of(Files.readString(list).strip().split("\\s+")));
            } catch (IOException e) {
                LOG.debug("could not read {}", list, e);
            }
        }
        names.remove("");
        return Set.copyOf(names);
    }

    /**
     * The cgroup with this path, which need not exist.
     *
     * @param path below the root of each hierarchy, {@code /slipway_parent/slipway-<id>}
     */
    public Cgroup cgroup(String path) {
        return new Cgroup(this, path);
    }

    /** Where the version 1 hierarchy of a controller is mounted; null if there is none. */
    @Nullable
    Path legacy(String controller) {
        return controllers.get(controller);
    }

    /** Where the version 2 hierarchy is mounted; null if there is none. */
    @Nullable
    Path unified() {
        return unified;
    }

    /** Where every hierarchy is mounted. */
    List<Path> roots() {
        return roots;
    }
}
