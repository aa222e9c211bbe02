package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a folder has otherwise than the layers that it was copied from. A file counts as changed if its kind, owner,
 * permissions, size, time or target do, as for any program that keeps copies in line.
 */
public final class CopiedTree extends ChangedTree {
    /** As {@link ChangedTree}: what it was copied from, and where something is mounted. */
    public CopiedTree(Path folder, List<Path> layers, Set<String> mountPoints, Runnable check) {
        super(folder, layers, mountPoints, check);
    }

    @Override
    boolean covers(Path folder, boolean covered) {
        return true;
    }

    /** A device with the numbers 0 and 0 is one like any other here. */
    @Override
    boolean whiteout(Inode inode) {
        return false;
    }

    @Override
    boolean changed(Path relative, @Nullable Inode before, Inode file, boolean mountPoint) throws IOException {
        return before == null ? !mountPoint : !same(relative, before, file);
    }

    private boolean same(Path relative, Inode before, Inode inode) throws IOException {
        return before.sameAccess(inode)
                && before.size() == inode.size()
                && before.device() == inode.device()
                && before.modified().equals(inode.modified())
                && (!inode.link()
                        || Files.readSymbolicLink(tree.resolve(relative))
                                .equals(Files.readSymbolicLink(layers.place(relative))));
    }
}
