package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.FileTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of checkpoints. A half-written one has a name of its own and is never taken for a checkpoint. */
final class CheckpointFolders {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolders.class);
    private static final String NEW = ".new-";

    private final Path root;

    CheckpointFolders(Path root) {
        this.root = root;
    }

    /** Makes the folder of a checkpoint that is about to be taken, readable by its owner alone. */
    Path begin(String id) {
        try {
            Files.createDirectories(root);
            Path folder = root.resolve(NEW + id);
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectory(folder.resolve("images"));
            return folder;
        } catch (IOException e) {
            throw broken("make a folder for the checkpoint", e);
        }
    }

    /** Gives a whole checkpoint its name, atomically. */
    Path finish(String id) {
        try {
            return Files.move(root.resolve(NEW + id), root.resolve(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw broken("finish the checkpoint", e);
        }
    }

    /** Removes what there is of a checkpoint, whole or half; never throws, the next {@link #sweep} tries again. */
    void discard(String id) {
        for (Path folder : List.of(root.resolve(NEW + id), root.resolve(id))) {
            delete(folder);
        }
    }

    /** Removes all folders but those of these ids: what a crash has left. */
    void sweep(Set<String> ids) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(folder -> !ids.contains(String.valueOf(folder.getFileName())))
                    .filter(folder -> String.valueOf(folder.getFileName()).matches("(\\.new-)?[0-9a-f]{64}"))
                    .forEach(folder -> {
                        LOG.info("removing the unfinished checkpoint {}", folder);
                        delete(folder);
                    });
        } catch (IOException e) {
            throw broken("read the checkpoints' folder", e);
        }
    }

    private static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                FileTree.delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", folder, e.getMessage());
        }
    }

    /** Bytes of all files below. */
    static long size(Path folder) {
        long[] sum = new long[1];
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }
            });
            return sum[0];
        } catch (IOException e) {
            throw broken("measure the checkpoint", e);
        }
    }

    private static EngineException broken(String what, IOException e) {
        return EngineException.of(ErrorKind.STORAGE, "could not " + what + ": " + e.getMessage(), e);
    }
}
