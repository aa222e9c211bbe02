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
import org.jspecify.annotations.Nullable;

/**
 * The files of a container, beside the layers that it was made from. What the OCI runtime made for something to be
 * mounted on is no change.
 */
public abstract sealed class ChangedTree permits UpperLayer, CopiedTree {
    final Path tree;
    final Layers layers;
    private final Set<String> mountPoints;
    private final Runnable check;

    /**
     * @param layers what it was made from, top first
     * @param mountPoints absolute paths in the container at which something is mounted
     * @param check called now and then; what it throws ends the work
     */
    ChangedTree(Path tree, List<Path> layers, Set<String> mountPoints, Runnable check) {
        this.tree = tree;
        this.layers = new Layers(layers);
        this.mountPoints = Set.copyOf(mountPoints);
        this.check = check;
    }

    /** All changes, each folder before what is in it, in the order of names within one. */
    public final List<FileChange> changes() throws IOException {
        List<FileChange> found = new ArrayList<>();
        if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            within(Path.of(""), false, found);
        }
        return found;
    }

    /**
     * Whether what the layers have in a folder, and the folder has not, is deleted.
     *
     * @param covered whether that holds for a folder that it is in
     */
    abstract boolean covers(Path folder, boolean covered) throws IOException;

    /** Whether the entry says that what the layers have there is deleted. */
    abstract boolean whiteout(Inode inode);

    /**
     * Whether a file, which is no folder, is a change.
     *
     * @param before what the layers have there; null for nothing
     */
    abstract boolean changed(Path relative, @Nullable Inode before, Inode file, boolean mountPoint) throws IOException;

    private void within(Path relative, boolean covered, List<FileChange> found) throws IOException {
        check.run();
        Path folder = tree.resolve(relative);
        Map<Path, Inode> entries = new TreeMap<>();
        boolean covers;
        try {
            read(folder, entries);
            covers = covers(folder, covered);
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return; // deleted meanwhile, by what runs in the container
        }
        if (covers) {
            for (Path name : layers.names(relative)) {
                if (!entries.containsKey(name)) {
                    found.add(new FileChange(relative.resolve(name), FileChange.Kind.DELETED));
                }
            }
        }
        for (Map.Entry<Path, Inode> each : entries.entrySet()) {
            entry(relative.resolve(each.getKey()), each.getValue(), covers, found);
        }
    }

    private void entry(Path relative, Inode inode, boolean covered, List<FileChange> found) throws IOException {
        Inode before = layers.inode(relative);
        if (whiteout(inode)) {
            if (before != null) {
                found.add(new FileChange(relative, FileChange.Kind.DELETED));
            }
            return;
        }
        FileChange change = new FileChange(relative, before == null ? FileChange.Kind.ADDED : FileChange.Kind.CHANGED);
        boolean mountPoint = mountPoints.contains(change.path());
        if (!inode.folder()) {
            if (changed(relative, before, inode, mountPoint)) {
                found.add(change);
            }
            return;
        }
        List<FileChange> within = new ArrayList<>();
        within(relative, covered, within);
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
