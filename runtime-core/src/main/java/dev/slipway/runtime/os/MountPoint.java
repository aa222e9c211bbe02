package dev.slipway.runtime.os;

import java.nio.file.Path;

/**
 * A line of the kernel's table of mounts, proc_pid_mountinfo(5).
 *
 * @param target where it is mounted
 * @param root path within its file system that is mounted there
 * @param type of the file system
 * @param source what is mounted
 * @param options of the file system (not of the mount point)
 */
public record MountPoint(Path target, String root, String type, String source, String options) {
    private static final int ROOT_FIELD = 3;
    private static final int TARGET_FIELD = 4;

    static MountPoint parse(String line) {
        int separator = line.indexOf(" - ");
        String[] mount = line.substring(0, separator).split(" ", -1);
        String[] system = line.substring(separator + 3).split(" ", -1);
        return new MountPoint(
                Path.of(unescape(mount[TARGET_FIELD])),
                unescape(mount[ROOT_FIELD]),
                system[0],
                unescape(system[1]),
                system.length > 2 ? system[2] : "");
    }

    /** Spaces, tabs, line ends and backslashes are written as a backslash and three octal digits. */
    private static String unescape(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
