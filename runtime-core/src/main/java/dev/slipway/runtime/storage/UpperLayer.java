package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an overlay's upper layer says of changes. What the OCI runtime made for something to be mounted on is none.
 */
public final class UpperLayer {
    private final Path upper;
    private final Layers lower;
    private final Set<String> mountPoints;
    private final Runnable check;

    /**
     * @param lowers what is below it, top first
     * @param mountPoints absolute paths in the container at which something is mounted
     * @param check called now and then; what it throws ends the work
     */
    public UpperLayer(Path upper, List<Path> lowers, Set<String> mountPoints, Runnable check) {
        this.upper = upper;
        this.lower = new Layers(lowers);
        this.mountPoints = Set.copyOf(mountPoints);
        this.check = check;
    }

    /** All changes, each folder before what is in it, in the order of names within one. */
    public List<FileChange> changes() throws IOException {
        List<FileChange> found = new ArrayList<>();
        if (Files.isDirectory(upper, LinkOption.NOFOLLOW_LINKS)) {
            folder(Path.of(""), false, found);
        }
        return found;
    }

    /**
     * @param covered whether a folder that it is in hides what lies below
     */
    private void folder(Path relative, boolean covered, List<FileChange> found) throws IOException {
        check.run();
        Path folder = upper.resolve(relative);
        Map<Path, Inode> entries = new TreeMap<>();
        boolean hides = covered;
        try {
            read(folder, entries);
            hides = covered || lower.opaque(folder);
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return; // deleted meanwhile, by what runs in the container
        }
        if (hides) {
            for (Path name : lower.names(relative)) {
                if (!entries.containsKey(name)) {
                    found.add(new FileChange(relative.resolve(name), FileChange.Kind.DELETED));
                }
            }
        }
        for (Map.Entry<Path, Inode> each : entries.entrySet()) {
            entry(relative.resolve(each.getKey()), each.getValue(), hides, found);
        }
    }

    private void entry(Path relative, Inode inode, boolean covered, List<FileChange> found) throws IOException {
        Inode before = lower.inode(relative);
        if (inode.whiteout()) {
            if (before != null) {
                found.add(new FileChange(relative, FileChange.Kind.DELETED));
            }
            return;
        }
        FileChange change = new FileChange(relative, before == null ? FileChange.Kind.ADDED : FileChange.Kind.CHANGED);
        boolean mountPoint = mountPoints.contains(change.path());
        if (!inode.folder()) {
            if (!(mountPoint && inode.regular() && inode.size() == 0)) {
                found.add(change);
            }
            return;
        }
        List<FileChange> within = new ArrayList<>();
        folder(relative, covered, within);
        boolean itself = before == null ? !mountPoint && !holdsMountPoint(change.path()) : !before.sameAccess(inode);
        if (itself || !within.isEmpty()) {
            found.add(change);
            found.addAll(within);
        }
    }

    private boolean holdsMountPoint(String path) {
        return mountPoints.stream().anyMatch(each -> each.startsWith(path + "/"));
    }

    private static void read(Path folder, Map<Path, Inode> entries) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                Inode inode = Inode.find(entry);
                if (inode != null) {
                    entries.put(entry.getFileName(), inode);
                }
            }
        }
    }
}
