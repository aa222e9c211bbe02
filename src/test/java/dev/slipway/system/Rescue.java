package dev.slipway.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Puts the machine in order after a test that failed to, so that the next one starts clean. */
final class Rescue {
    private Rescue() {}

    /** Ends the containers of a folder's helpers, and takes away their mounts, cgroups and rules of the packet filter. */
    static void sweep(HelperFolder folder) throws IOException {
        var runc = folder.runRoot().resolve("runc");
        if (Files.isDirectory(runc)) {
            try (var containers = Files.list(runc)) {
                for (var container : containers.toList()) {
                    Programs.run(
                            "runc",
                            "--root",
                            runc.toString(),
                            "delete",
                            "--force",
                            container.getFileName().toString());
                }
            }
        }
        for (var mount : mountsBelow(folder.root().getParent())) {
            Programs.run("umount", "--lazy", mount);
        }
        removeCgroups(folder.cgroupParent());
        Programs.run(
                Project.installer("lib/remove-filters.sh").toString(),
                folder.network().name());
    }

    private static List<String> mountsBelow(Path folder) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .map(line -> line.split(" ", -1)[4])
                .filter(point -> point.startsWith(folder + "/"))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static void removeCgroups(String parent) throws IOException {
        try (var hierarchies = Files.walk(Path.of("/sys/fs/cgroup"), 1)) {
            for (var hierarchy : hierarchies.filter(Files::isDirectory).toList()) {
                var cgroup = Path.of(hierarchy + parent);
                if (Files.isDirectory(cgroup)) {
                    removeEmpty(cgroup);
                }
            }
        }
    }

    private static void removeEmpty(Path cgroup) throws IOException {
        try (var within = Files.walk(cgroup)) {
            for (var directory : within.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(directory);
            }
        }
    }
}
