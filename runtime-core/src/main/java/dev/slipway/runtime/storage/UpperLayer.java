package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an overlay's upper layer says of changes. */
public final class UpperLayer extends ChangedTree {
    /** As {@link ChangedTree}: what is below it, and where something is mounted. */
    public UpperLayer(Path upper, List<Path> lowers, Set<String> mountPoints, Runnable check) {
        super(upper, lowers, mountPoints, check);
    }

    @Override
    boolean covers(Path folder, boolean covered) throws IOException {
        return covered || layers.opaque(folder);
    }

    @Override
    boolean whiteout(Inode inode) {
        return inode.whiteout();
    }

    @Override
    boolean changed(Path relative, @Nullable Inode before, Inode file, boolean mountPoint) {
        return !(mountPoint && file.regular() && file.size() == 0);
    }
}
