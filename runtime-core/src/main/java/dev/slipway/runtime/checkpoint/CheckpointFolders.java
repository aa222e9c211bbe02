package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of checkpoints. One that is not whole, or not saved in the catalogue yet, lies aside under a name of its own
 * and is never taken for a checkpoint; one that nobody knows is never deleted, because it may be all that is left of a
 * container.
 */
final class CheckpointFolders {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolders.class);
    private static final String NEW = ".new-";
    private static final String GONE = ".gone-";
    private static final String ID = "[0-9a-f]{64}";
    private static final String TCP_CLOSE = "criu-tcp-close.conf";

    private final Path root;

    CheckpointFolders(Path root) {
        this.root = root;
    }

    /** Where a checkpoint is once it is saved. */
    Path path(String id) {
        return root.resolve(id);
    }

    /** Makes the folder of a checkpoint that is about to be taken, readable by its owner alone, with a folder for images. */
    Path begin(String id) {
        Path folder = beginEmpty(id);
        try {
            Files.createDirectory(folder.resolve(Members.IMAGES));
            return folder;
        } catch (IOException e) {
            throw broken("make a folder for the checkpoint", e);
        }
    }

    /** As {@link #begin}, with nothing in it. */
    Path beginEmpty(String id) {
        try {
            Files.createDirectories(root);
            Path folder = root.resolve(NEW + id);
            return Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw broken("make a folder for the checkpoint", e);
        }
    }

    /** Gives a whole checkpoint, which is about to be saved, its name. */
    void settle(String id) {
        try {
            Files.move(root.resolve(NEW + id), path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw broken("finish the checkpoint", e);
        }
    }

    /** From the images of a checkpoint to those of another, relative. */
    String fromImages(String other) {
        return "../../" + other + "/" + Members.IMAGES;
    }

    /** Removes what there is of a checkpoint that was not saved, whole or half; never throws. */
    void discard(String id) {
        delete(root.resolve(NEW + id));
        delete(path(id));
    }

    /** Puts the folder of a checkpoint aside that is to be removed; one that is missing is no error. */
    void putAside(String id) {
        try {
            if (Files.exists(path(id), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(path(id), root.resolve(GONE + id), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw broken("remove the checkpoint", e);
        }
    }

    /** Brings back what was put aside. */
    void putBack(String id) {
        try {
            if (Files.exists(root.resolve(GONE + id), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(root.resolve(GONE + id), path(id), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.error("the checkpoint {} could not be brought back; it is tried again when the helper starts", id, e);
        }
    }

    /** Deletes what was put aside; never throws, the next {@link #recover} tries again. */
    void discardGone(String id) {
        delete(root.resolve(GONE + id));
    }

    /**
     * Brings folders in line with what is known, after a helper that may have been killed in the midst of anything.
     *
     * @param known ids of the catalogue
     */
    void recover(Set<String> known) {
        for (String name : names()) {
            String id = name.substring(name.lastIndexOf('-') + 1);
            if (!id.matches(ID) || (!name.startsWith(NEW) && !name.startsWith(GONE))) {
                continue;
            }
            try {
                if (!known.contains(id) && !(name.startsWith(NEW) && whole(root.resolve(name)))) {
                    LOG.info("removing the unfinished checkpoint {}", name);
                    delete(root.resolve(name));
                } else if (!Files.exists(path(id), LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(root.resolve(name), path(id), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                LOG.warn("{} could not be put right", root.resolve(name), e);
            }
        }
    }

    /** Whether only the commit was missing: its container may have ended for it, so that it is kept, and offered. */
    private static boolean whole(Path folder) {
        return Files.exists(folder.resolve(Members.RECORD))
                && Files.exists(folder.resolve(Members.IMAGES).resolve(Members.INVENTORY));
    }

    /** Ids of folders that are whole in name, and not among these. */
    List<String> strangers(Set<String> known) {
        return names().stream()
                .filter(name -> name.matches(ID) && !known.contains(name))
                .filter(name -> Files.isDirectory(path(name), LinkOption.NOFOLLOW_LINKS))
                .sorted()
                .toList();
    }

    /** A file that tells CRIU to close established TCP connections at a restore, as criu(8) reads it. */
    Path tcpClose() {
        Path file = root.resolve(TCP_CLOSE);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, "tcp-close\n");
            }
            return file;
        } catch (IOException e) {
            throw broken("write " + file, e);
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(each -> String.valueOf(each.getFileName())).toList();
        } catch (IOException e) {
            throw broken("read the checkpoints' folder", e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", folder, e.getMessage());
        }
    }

    private static EngineException broken(String what, IOException e) {
        return EngineException.of(ErrorKind.STORAGE, "could not " + what + ": " + e.getMessage(), e);
    }
}
