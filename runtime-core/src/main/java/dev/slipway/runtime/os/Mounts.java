package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mounts in the helper's mount namespace; all errors are STORAGE. */
public final class Mounts {
    private static final long MS_BIND = 4096;
    private static final long MS_REC = 16384;
    private static final int MNT_DETACH = 2;
    private static final int UMOUNT_NOFOLLOW = 8;

    /** Mounts an overlay of {@code lower} with changes kept in {@code upper}; {@code work} is on the same file system. */
    public void overlay(Path lower, Path upper, Path work, Path target) {
        String options = "lowerdir=" + escape(lower) + ",upperdir=" + escape(upper) + ",workdir=" + escape(work);
        mount("overlay", target, "overlay", 0, options);
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

    private static void mount(String source, Path target, String type, long flags, String options) {
        if (Native.C.mount(source, target.toString(), type, flags, options) != 0) {
            throw failure("mount " + type + " on " + target, Native.error());
        }
    }

    /** The characters that separate options and lower layers are escaped by a backslash. */
    private static String escape(Path path) {
        return path.toString().replace("\\", "\\\\").replace(",", "\\,").replace(":", "\\:");
    }

    private static EngineException failure(String what, int error) {
        return EngineException.of(ErrorKind.STORAGE, "could not " + what + ": " + Native.C.strerror(error));
    }
}
