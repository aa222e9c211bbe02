package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stat(2) tells of a file, of a link itself.
 *
 * @param mode kind and permissions
 * @param uid owner
 * @param gid group
 * @param size bytes
 * @param device of one that is a device
 * @param number its own, unique in its file system
 * @param links its names
 * @param modified when its content was changed last
 */
public record Inode(int mode, int uid, int gid, long size, long device, long number, int links, FileTime modified) {
    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int PIPE = 0010000;
    private static final int PERMISSIONS = 07777;

    /** Null if there is none. Its folders must be folders. */
    public static @Nullable Inode find(Path file) throws IOException {
        try {
            return of(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Of the file that a path leads to, its last link followed: for one of {@code /proc/PID/fd}. */
    public static Inode of(Path file, LinkOption... options) throws IOException {
        Map<String, Object> told = Files.readAttributes(file, "unix:*", options);
        return new Inode(
                number(told, "mode").intValue(),
                number(told, "uid").intValue(),
                number(told, "gid").intValue(),
                number(told, "size").longValue(),
                number(told, "rdev").longValue(),
                number(told, "ino").longValue(),
                number(told, "nlink").intValue(),
                (FileTime) Objects.requireNonNull(told.get("lastModifiedTime")));
    }

    private static Number number(Map<String, Object> told, String name) {
        return (Number) Objects.requireNonNull(told.get(name));
    }

    public boolean folder() {
        return (mode & KIND) == FOLDER;
    }

    public boolean regular() {
        return (mode & KIND) == REGULAR;
    }

    public boolean link() {
        return (mode & KIND) == LINK;
    }

    /** What overlayfs leaves in the place of a file of a lower layer that was deleted. */
    public boolean whiteout() {
        return (mode & KIND) == CHARACTER_DEVICE && device == 0;
    }

    /** {@code file folder link device pipe socket}. */
    public String kind() {
        return switch (mode & KIND) {
            case FOLDER -> "folder";
            case REGULAR -> "file";
            case LINK -> "link";
            case CHARACTER_DEVICE, BLOCK_DEVICE -> "device";
            case PIPE -> "pipe";
            default -> "socket";
        };
    }

    public int permissions() {
        return mode & PERMISSIONS;
    }

    /** Whether owner, group, kind and permissions are the same. */
    boolean sameAccess(Inode other) {
        return mode == other.mode && uid == other.uid && gid == other.gid;
    }
}
