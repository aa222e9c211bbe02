package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.storage.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of volumes: {@code NAME/_data} holds the files. A new one lies aside until it is saved, and one that goes is
 * put aside before that is saved, so that whatever a killed helper left can be told and put right by what is known; a
 * folder that belongs to no volume is never deleted, because its files may be all that is left of one.
 */
final class VolumeFolders {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeFolders.class);
    private static final String NEW = ".new-";
    private static final String GONE = ".gone-";

    private final Path root;
    private final Mounts mounts;

    VolumeFolders(Path root, Mounts mounts) {
        this.root = root;
        this.mounts = mounts;
    }

    Path root() {
        return root;
    }

    /** Where the files of a volume are. */
    Path data(String name) {
        return root.resolve(name).resolve("_data");
    }

    /** Where files are gathered that become those of the volume. */
    Path gathering(String name) {
        return root.resolve(name).resolve("_next");
    }

    /** What is there while a device is filled, or was when a helper died. */
    Path filling(String name) {
        return root.resolve(name).resolve("_filling");
    }

    /** Requires that no folder lies where that of a new volume would; STORAGE. */
    void requireFree(String name) {
        Path folder = root.resolve(name);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not create volume %s: %s is there, and belongs to no volume".formatted(name, folder))
                    .hint("Its files may be those of a volume that was lost. Move it away, or choose another name.");
        }
    }

    /** Requires that the folder of a volume is there; STORAGE. */
    void requireThere(Volume volume) {
        if (!Files.isDirectory(data(volume.name()), LinkOption.NOFOLLOW_LINKS)) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not use volume %s: its folder %s is not there"
                                    .formatted(volume.name(), data(volume.name())))
                    .about(volume.id())
                    .hint("Put it back, or remove the volume.");
        }
    }

    /** Makes the folder of a new volume, aside. */
    void stage(Volume volume, LocalOptions options) {
        try {
            Files.createDirectories(root);
            Path folder = root.resolve(NEW + volume.id());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path data = folder.resolve("_data");
            Files.createDirectory(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            own(data, options);
        } catch (IOException e) {
            unstage(volume);
            throw failure("create volume " + volume.name(), e);
        }
    }

    /** Where the files of a new volume are until it is saved. */
    Path staged(Volume volume) {
        return root.resolve(NEW + volume.id()).resolve("_data");
    }

    /** Gives a folder the owner and group that the options name. */
    static void own(Path data, LocalOptions options) throws IOException {
        if (options.uid() != null) {
            Files.setAttribute(data, "unix:uid", options.uid());
        }
        if (options.gid() != null) {
            Files.setAttribute(data, "unix:gid", options.gid());
        }
    }

    /** Brings the folder of a new volume, which is saved now, to its place. */
    void settle(Volume volume) {
        try {
            move(root.resolve(NEW + volume.id()), root.resolve(volume.name()));
        } catch (IOException e) {
            throw failure("create volume " + volume.name(), e);
        }
    }

    /** Deletes the folder of a new volume that was not saved. */
    void unstage(Volume volume) {
        deleteQuietly(root.resolve(NEW + volume.id()));
    }

    /** Puts the folder of a volume aside that is to be removed; one that is missing is no error. */
    void putAside(Volume volume) {
        try {
            if (Files.exists(root.resolve(volume.name()), LinkOption.NOFOLLOW_LINKS)) {
                move(root.resolve(volume.name()), root.resolve(GONE + volume.id()));
            }
        } catch (IOException e) {
            throw failure("remove volume " + volume.name(), e);
        }
    }

    /** Brings back what was put aside. */
    void putBack(Volume volume) {
        try {
            if (Files.exists(root.resolve(GONE + volume.id()), LinkOption.NOFOLLOW_LINKS)) {
                move(root.resolve(GONE + volume.id()), root.resolve(volume.name()));
            }
        } catch (IOException e) {
            throw failure("bring back volume " + volume.name(), e);
        }
    }

    /**
     * Deletes what was put aside.
     *
     * @throws EngineException STORAGE if it cannot be: then it is tried again at the next opening
     */
    void discard(Volume volume) {
        Path gone = root.resolve(GONE + volume.id());
        try {
            release(gone);
            FileTree.delete(gone);
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not delete the files of volume %s, which is removed: %s"
                                    .formatted(volume.name(), e.getMessage()),
                            e)
                    .hint("It is tried again when the helper starts. They are in " + gone + ".");
        }
    }

    /** Brings folders in line with what is known, after a helper that may have been killed in the midst of anything. */
    void recover(List<Volume> volumes) {
        Map<String, Volume> byId = volumes.stream().collect(Collectors.toMap(Volume::id, Function.identity()));
        Map<String, Volume> byName = volumes.stream().collect(Collectors.toMap(Volume::name, Function.identity()));
        for (Path entry : entries()) {
            String name = String.valueOf(entry.getFileName());
            if (name.startsWith(NEW)) {
                recover(entry, byId.get(name.substring(NEW.length())));
            } else if (name.startsWith(GONE)) {
                recover(entry, byId.get(name.substring(GONE.length())));
            } else if (byName.containsKey(name)) {
                deleteQuietly(gathering(name));
            } else {
                LOG.warn("{} belongs to no volume: it is left alone", entry);
            }
        }
        for (Volume volume : volumes) {
            if (!Files.exists(root.resolve(volume.name()), LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("the folder of volume {} is missing from {}", volume.name(), root);
            }
        }
    }

    private void recover(Path aside, @Nullable Volume volume) {
        try {
            if (volume == null) {
                release(aside);
                FileTree.delete(aside);
            } else if (!Files.exists(root.resolve(volume.name()), LinkOption.NOFOLLOW_LINKS)) {
                move(aside, root.resolve(volume.name()));
            }
        } catch (IOException e) {
            LOG.warn("{} could not be put right", aside, e);
        }
    }

    private List<Path> entries() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.toList();
        } catch (IOException e) {
            throw failure("list the folder of volumes", e);
        }
    }

    /** Deletion must not go on into a file system that is mounted there. */
    private void release(Path folder) {
        boolean more = mounts.detach(folder.resolve("_data"));
        while (more) {
            more = mounts.detach(folder.resolve("_data"));
        }
    }

    /** Deletes a folder; what cannot be deleted is tried again at the next opening. */
    static void deleteQuietly(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            LOG.warn("could not delete {}", folder, e);
        }
    }

    /** On disk before it is said to be done. */
    private void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(root, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** STORAGE, or EXHAUSTED where there is no room. */
    static EngineException failure(String verb, IOException e) {
        String message = "could not " + verb + ": " + e.getMessage();
        return message.contains("No space left") || message.contains("quota exceeded")
                ? EngineException.of(ErrorKind.EXHAUSTED, message, e).hint("Make room on the disk, then try again.")
                : EngineException.of(ErrorKind.STORAGE, message, e)
                        .hint("Look at the space and permissions of its folder, then try again.");
    }
}
