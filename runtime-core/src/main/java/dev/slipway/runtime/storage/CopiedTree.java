package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a folder has otherwise than the layers that it was copied from. A file counts as changed if its kind, owner,
 * permissions, size, time or target do, as for any program that keeps copies in line.
 */
public final class CopiedTree {
    private final Path folder;
    private final Layers layers;
    private final Set<String> mountPoints;
    private final Runnable check;

    /**
     * @param layers what it was copied from, top first
     * @param mountPoints absolute paths in the container at which something is mounted
     * @param check called now and then; what it throws ends the work
     */
    public CopiedTree(Path folder, List<Path> layers, Set<String> mountPoints, Runnable check) {
        this.folder = folder;
        this.layers = new Layers(layers);
        this.mountPoints = Set.copyOf(mountPoints);
        this.check = check;
    }

    /** All changes, each folder before what is in it, in the order of names within one. */
    public List<FileChange> changes() throws IOException {
        List<FileChange> found = new ArrayList<>();
        within(Path.of(""), found);
        return found;
    }

    private void within(Path relative, List<FileChange> found) throws IOException {
        check.run();
        Map<Path, Inode> entries = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.resolve(relative))) {
            for (Path entry : stream) {
                Inode inode = Inode.find(entry);
                if (inode != null) {
                    entries.put(entry.getFileName(), inode);
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return; // deleted meanwhile, by what runs in the container
        }
        for (Path name : layers.names(relative)) {
            if (!entries.containsKey(name)) {
                found.add(new FileChange(relative.resolve(name), FileChange.Kind.DELETED));
            }
        }
        for (Map.Entry<Path, Inode> each : entries.entrySet()) {
            entry(relative.resolve(each.getKey()), each.getValue(), found);
        }
    }

    private void entry(Path relative, Inode inode, List<FileChange> found) throws IOException {
        Inode before = layers.inode(relative);
        FileChange change = new FileChange(relative, before == null ? FileChange.Kind.ADDED : FileChange.Kind.CHANGED);
        boolean mountPoint = before == null && mountPoints.contains(change.path());
        if (!inode.folder()) {
            if (!mountPoint && !same(relative, before, inode)) {
                found.add(change);
            }
            return;
        }
        List<FileChange> within = new ArrayList<>();
        within(relative, within);
        boolean itself = before == null
                ? !mountPoint && mountPoints.stream().noneMatch(each -> each.startsWith(change.path() + "/"))
                : !before.sameAccess(inode);
        if (itself || !within.isEmpty()) {
            found.add(change);
            found.addAll(within);
        }
    }

    private boolean same(Path relative, @Nullable Inode before, Inode inode) throws IOException {
        return before != null
                && before.sameAccess(inode)
                && before.size() == inode.size()
                && before.device() == inode.device()
                && before.modified().equals(inode.modified())
                && (!inode.link()
                        || Files.readSymbolicLink(folder.resolve(relative))
                                .equals(Files.readSymbolicLink(layers.place(relative))));
    }
}
