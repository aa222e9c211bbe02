package dev.slipway.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a cgroup is among the machine's files, in version 1 or 2. */
final class CgroupFolder {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");

    private CgroupFolder() {}

    /** Whether all controllers share one hierarchy, that of version 2. */
    static boolean unified() {
        return Files.exists(MOUNTS.resolve("cgroup.controllers"));
    }

    /** The folder of a cgroup, given from the root with a leading slash, where this controller is. */
    static Path of(String controller, String cgroup) {
        return Path.of((unified() ? MOUNTS : MOUNTS.resolve(controller)) + cgroup);
    }
}
