package dev.slipway.runtime.storage;

import dev.slipway.runtime.os.ExtendedAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The private folder a tar is unpacked into. No component of a path in it is ever followed through a symbolic link. */
final class TarTarget {
    private final Path root;
    private final ExtendedAttributes extendedAttributes = new ExtendedAttributes();
    private final Set<Path> realFolders = new HashSet<>();
    private final Map<Path, FileTime> folderTimes = new LinkedHashMap<>();

    TarTarget(Path root) {
        this.root = root;
        realFolders.add(root);
    }

    Path root() {
        return root;
    }

    /** Where this name is unpacked to; its parents are real folders, made if they are missing. */
    Path place(List<String> components, String name) throws IOException {
        Path folder = root;
        for (String component : components.subList(0, components.size() - 1)) {
            folder = child(folder, component, name);
            requireRealFolder(folder, name);
        }
        return child(folder, components.get(components.size() - 1), name);
    }

    /** The file of this name that was unpacked before, of which a hard link may be made. */
    Path existing(List<String> components, String name) {
        Path file = root;
        for (String component : components) {
            if (!file.equals(root) && Files.isSymbolicLink(file)) {
                throw TarPath.refused(name, "leads through a symbolic link", "through-link");
            }
            file = child(file, component, name);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw TarPath.refused(name, "is the target of a hard link, but no file before it", "link-target");
        }
        return file;
    }

    private static Path child(Path folder, String component, String name) {
        try {
            return folder.resolve(component);
        } catch (InvalidPathException e) {
            throw TarPath.refused(name, "cannot be represented in the helper's locale", "bad-path");
        }
    }

    private void requireRealFolder(Path folder, String name) throws IOException {
        if (realFolders.contains(folder)) {
            return;
        }
        if (Files.isSymbolicLink(folder)) {
            throw TarPath.refused(name, "leads through a symbolic link", "through-link");
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw TarPath.refused(name, "leads through a file", "through-file");
            }
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        realFolders.add(folder);
    }

    /** Makes room for what comes now: later entries replace earlier ones, but not a folder. */
    void clear(Path file, String name) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw TarPath.refused(name, "was a folder before", "replaces-folder");
        }
        Files.deleteIfExists(file);
    }

    void folder(Path folder, String name) throws IOException {
        requireRealFolder(folder, name);
    }

    /** Gives owner, mode, times and extended attributes; a symbolic link has only an owner. */
    void attributes(Path file, TarArchiveEntry entry) throws IOException {
        Files.setAttribute(file, "unix:uid", owner(entry, entry.getLongUserId()), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", owner(entry, entry.getLongGroupId()), LinkOption.NOFOLLOW_LINKS);
        if (entry.isSymbolicLink()) {
            return;
        }
        Files.setAttribute(file, "unix:mode", entry.getMode() & 07777);
        for (Map.Entry<String, byte[]> attribute : TarAttributes.of(entry).entrySet()) {
            extendedAttributes.set(file, attribute.getKey(), attribute.getValue());
        }
        FileTime modified = entry.getLastModifiedTime();
        if (entry.isDirectory()) {
            folderTimes.put(file, modified);
        } else {
            time(file, modified);
        }
    }

    private static int owner(TarArchiveEntry entry, long id) {
        if (id < 0 || id > 0xfffffffeL) {
            throw TarPath.refused(entry.getName(), "has an owner out of range", "bad-owner");
        }
        return (int) id;
    }

    /** Sets the times of the folders, which making their files changed. */
    void finish() throws IOException {
        for (Map.Entry<Path, FileTime> folder : folderTimes.entrySet()) {
            time(folder.getKey(), folder.getValue());
        }
    }

    private static void time(Path file, FileTime modified) throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(modified, null, null);
    }
}
