package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mounts in the helper's mount namespace. Errors are STORAGE; for an overlay UNSUPPORTED where the kernel or a file system
 * takes none.
 */
public final class Mounts {
    private static final int PAGE = 4096;
    private static final long MS_RDONLY = 1;
    private static final long MS_NOSUID = 2;
    private static final long MS_NODEV = 4;
    private static final long MS_NOEXEC = 8;
    private static final long MS_REMOUNT = 32;
    private static final long MS_BIND = 4096;
    private static final long MS_REC = 16384;
    private static final int MNT_DETACH = 2;
    private static final Set<Integer> REFUSALS = Set.of(Native.EINVAL, Native.ENODEV, Native.EOPNOTSUPP);
    private static final int UMOUNT_NOFOLLOW = 8;

    /** As {@link #overlay(List, Path, Path, Path)} of one layer. */
    public void overlay(Path lower, Path upper, Path work, Path target) {
        overlay(List.of(lower), upper, work, target);
    }

    /**
     * Mounts an overlay of {@code lowers} with changes kept in {@code upper}.
     *
     * @param lowers top first; at least one
     * @param work on the same file system as {@code upper}
     */
    public void overlay(List<Path> lowers, Path upper, Path work, Path target) {
        overlay(lowers, ",upperdir=" + escape(upper) + ",workdir=" + escape(work), 0, target);
    }

    /**
     * Mounts an overlay of layers that nothing can be written to.
     *
     * @param lowers top first; at least one
     */
    public void overlay(List<Path> lowers, Path target) {
        if (lowers.size() == 1) {
            bind(lowers.get(0), target, false);
            remount(target, MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC);
        } else {
            overlay(lowers, "", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, target);
        }
    }

    /**
     * What mount(2) takes of options ends after a page. Layers whose names do not fit are named as open descriptors.
     * A folder is never renamed across layers, but copied, so that an upper layer says all that changed.
     */
    private static void overlay(List<Path> lowers, String writable, long flags, Path target) {
        String rest = writable + ",redirect_dir=off,metacopy=off";
        String options = "lowerdir=" + lowers.stream().map(Mounts::escape).collect(Collectors.joining(":")) + rest;
        if (options.getBytes(StandardCharsets.UTF_8).length < PAGE) {
            mount("overlay", target, "overlay", flags, options);
            return;
        }
        List<Descriptor> open = new ArrayList<>();
        try {
            for (Path lower : lowers) {
                int number = Native.C.open(lower.toString(), Native.O_PATH | Native.O_CLOEXEC, 0);
                if (number < 0) {
                    throw failure("open layer " + lower, Native.error());
                }
                open.add(new Descriptor(number));
            }
            String names = open.stream()
                    .map(layer -> "/proc/self/fd/" + layer.number())
                    .collect(Collectors.joining(":"));
            mount("overlay", target, "overlay", flags, "lowerdir=" + names + rest);
        } finally {
            open.forEach(Descriptor::close);
        }
    }

    /** Mounts an empty tmpfs with at most {@code bytes} in it and this mode. */
    public void tmpfs(Path target, long bytes, int mode) {
        mount("tmpfs", target, "tmpfs", 0, "size=" + bytes + ",mode=" + Integer.toOctalString(mode));
    }

    /** Makes {@code source} appear at {@code target}, with what is mounted below it if {@code recursive}. */
    public void bind(Path source, Path target, boolean recursive) {
        mount(source.toString(), target, "none", MS_BIND | (recursive ? MS_REC : 0), "");
    }

    /**
     * Takes the mount at {@code target} away, at once for whoever looks it up and for good when its last user is gone.
     *
     * @return false if nothing was mounted there
     */
    public boolean detach(Path target) {
        if (Native.C.umount2(target.toString(), MNT_DETACH | UMOUNT_NOFOLLOW) == 0) {
            return true;
        }
        int error = Native.error();
        if (error == Native.EINVAL || error == Native.ENOENT) {
            return false;
        }
        throw failure("unmount " + target, error);
    }

    /** What is mounted now, in the order of the kernel's table. */
    public List<MountPoint> list() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .map(MountPoint::parse)
                    .toList();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read the table of mounts: " + e.getMessage(), e);
        }
    }

    private static void remount(Path target, long flags) {
        mount("none", target, "none", MS_REMOUNT | flags, "");
    }

    private static void mount(String source, Path target, String type, long flags, String options) {
        if (Native.C.mount(source, target.toString(), type, flags, options) != 0) {
            int error = Native.error();
            boolean refused = type.equals("overlay") && REFUSALS.contains(error);
            throw failure(
                    refused ? ErrorKind.UNSUPPORTED : ErrorKind.STORAGE, "mount " + type + " on " + target, error);
        }
    }

    /** The characters that separate options and lower layers are escaped by a backslash. */
    private static String escape(Path path) {
        return path.toString().replace("\\", "\\\\").replace(",", "\\,").replace(":", "\\:");
    }

    private static EngineException failure(String what, int error) {
        return failure(ErrorKind.STORAGE, what, error);
    }

    private static EngineException failure(ErrorKind kind, String what, int error) {
        return EngineException.of(kind, "could not " + what + ": " + Native.C.strerror(error));
    }
}
