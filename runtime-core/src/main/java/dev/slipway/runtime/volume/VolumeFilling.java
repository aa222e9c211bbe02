package dev.slipway.runtime.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.OpenFile;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import dev.slipway.runtime.storage.FileTree;
import dev.slipway.runtime.storage.TreeCopy;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a volume at its first use with what the container's root filesystem has at the place, and gives it owner and mode
 * of that folder; where there is none, the user of the container owns it. A volume that has files stays as it is. May be
 * repeated after it was cut short. The place is found by the kernel, and held, so that no link that another process of a
 * shared root filesystem puts in its way leads out of that. With the volume's lock.
 */
final class VolumeFilling {
    /** What mkfs(8) makes in an empty file system. */
    private static final String OF_THE_FILE_SYSTEM = "lost+found";

    private final VolumeFolders folders;
    private final TreeCopy copying;

    VolumeFilling(VolumeFolders folders, TreeCopy copying) {
        this.folders = folders;
        this.copying = copying;
    }

    /**
     * @param rootfs the container's root filesystem
     * @param spec the OCI configuration that it is run with
     */
    void fill(Volume volume, LocalOptions options, VolumeUse use, Path rootfs, ObjectNode spec) {
        try (InRoot root = InRoot.of(rootfs);
                OpenFile there = find(root, use.destination())) {
            Path from = there == null || !Files.isDirectory(there.path())
                    ? null
                    : there.path().resolve(".");
            boolean copies = options.copies() && UseOptions.copies(use.options());
            if (options.mounted()) {
                if (from != null && copies && options.writable()) {
                    fillDevice(volume, from);
                }
            } else if (isEmpty(folders.data(volume.name()))) {
                fillFolder(volume, from, copies, options, spec);
            }
        } catch (IOException e) {
            throw VolumeFolders.failure("fill volume " + volume.name(), e);
        }
    }

    private void fillFolder(Volume volume, @Nullable Path from, boolean copies, LocalOptions options, ObjectNode spec)
            throws IOException {
        if (from == null) {
            own(folders.data(volume.name()), spec, options);
        } else if (copies) {
            copy(volume, from, options);
        } else {
            likeFolder(from, folders.data(volume.name()), options);
        }
    }

    /**
     * Nothing can be exchanged in one step on a device. A mark beside it tells that what it holds is a copy that was cut,
     * which is then made anew over it; it keeps owner and mode where there is nothing to copy.
     */
    private void fillDevice(Volume volume, Path from) throws IOException {
        Path data = folders.data(volume.name());
        Path mark = folders.filling(volume.name());
        if (isEmpty(from) || (!Files.exists(mark) && !isEmpty(data))) {
            return;
        }
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        copying.copyInto(from, data);
        Files.delete(mark);
    }

    private static @Nullable OpenFile find(InRoot root, String place) throws IOException {
        try {
            return root.find(place, true);
        } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException nothing) {
            return null;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(OF_THE_FILE_SYSTEM));
        }
    }

    /** All of it is there before it takes the place of the empty folder, in one step. */
    private void copy(Volume volume, Path from, LocalOptions options) throws IOException {
        Path next = folders.gathering(volume.name());
        FileTree.delete(next);
        try {
            copying.copy(from, next);
            VolumeFolders.own(next, options);
            Files.move(next, folders.data(volume.name()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(next);
        }
    }

    private static void likeFolder(Path from, Path data, LocalOptions options) throws IOException {
        for (String attribute : new String[] {"unix:uid", "unix:gid", "unix:mode"}) {
            Files.setAttribute(data, attribute, Files.getAttribute(from, attribute));
        }
        VolumeFolders.own(data, options);
    }

    private static void own(Path data, ObjectNode spec, LocalOptions options) throws IOException {
        JsonNode user = spec.at("/process/user");
        Files.setAttribute(data, "unix:uid", (int) onHost(user.path("uid").asLong(0), spec.at("/linux/uidMappings")));
        Files.setAttribute(data, "unix:gid", (int) onHost(user.path("gid").asLong(0), spec.at("/linux/gidMappings")));
        VolumeFolders.own(data, options);
    }

    /** An id of the container as the host has it. */
    static long onHost(long id, JsonNode mappings) {
        for (JsonNode mapping : mappings) {
            long first = mapping.path("containerID").asLong();
            if (id >= first && id < first + mapping.path("size").asLong()) {
                return mapping.path("hostID").asLong() + id - first;
            }
        }
        return id;
    }
}
