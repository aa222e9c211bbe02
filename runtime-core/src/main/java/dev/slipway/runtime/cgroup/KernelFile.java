package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A kernel file that is read again and again. It stays open between, while descriptors are to be had; that of a cgroup
 * that is gone can't be read, even if another has its path since. Confined to one thread at a time.
 */
final class KernelFile implements AutoCloseable {
    private final Path path;
    private final Descriptors descriptors;
    private @Nullable FileChannel open;
    private boolean absent;

    KernelFile(Path path, Descriptors descriptors) {
        this.path = path;
        this.descriptors = descriptors;
    }

    /** Reads it; false, and nothing in {@code text}, if it isn't there or its cgroup is gone. */
    boolean read(KernelText text) {
        if (!absent) {
            try {
                load(text);
                return true;
            } catch (NoSuchFileException e) {
                absent = true;
            } catch (IOException e) {
                close();
            }
        }
        text.clear();
        return false;
    }

    /** The number in it; {@link KernelText#NONE} if it isn't there or has none. */
    long number(KernelText text) {
        return read(text) && text.nextLine() ? text.number() : KernelText.NONE;
    }

    private void load(KernelText text) throws IOException {
        if (open != null) {
            text.load(open);
        } else if (descriptors.take()) {
            boolean kept = false;
            try {
                open = FileChannel.open(path);
                kept = true;
            } finally {
                if (!kept) {
                    descriptors.giveBack();
                }
            }
            text.load(open);
        } else {
            try (FileChannel briefly = FileChannel.open(path)) {
                text.load(briefly);
            }
        }
    }

    @Override
    public void close() {
        FileChannel last = open;
        open = null;
        if (last != null) {
            descriptors.giveBack();
            try {
                last.close();
            } catch (IOException e) {
                absent = true; // a descriptor that can't be closed was none any more
            }
        }
    }
}
