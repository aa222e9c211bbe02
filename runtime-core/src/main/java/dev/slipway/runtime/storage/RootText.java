package dev.slipway.runtime.storage;

import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Small files of a root filesystem, as text. No link leads out of it. */
public interface RootText {
    /**
     * The regular file that a path means in the container, each of its bytes as a character; null if there is none of at
     * most {@code longest} bytes.
     */
    @Nullable
    String read(String path, long longest) throws IOException;

    /** Those of a root filesystem in use, in which processes may do anything meanwhile. */
    static RootText of(Path rootfs) {
        return (path, longest) -> {
            try (InRoot root = InRoot.of(rootfs);
                    OpenFile file = root.find(path, true)) {
                Inode inode = Inode.of(file.path());
                return inode.regular() && inode.size() <= longest
                        ? Files.readString(file.path(), StandardCharsets.ISO_8859_1)
                        : null;
            } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException e) {
                return null;
            }
        };
    }
}
