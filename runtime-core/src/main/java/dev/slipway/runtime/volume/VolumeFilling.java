package dev.slipway.runtime.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import dev.slipway.runtime.storage.ContainedPath;
import dev.slipway.runtime.storage.FileTree;
import dev.slipway.runtime.storage.TreeCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fills a volume at its first use with what the container's root filesystem has at the place, and gives it owner and mode
 * of that folder; where there is none, the user of the container owns it. A volume that has files stays as it is. May be
 * repeated after it was cut short. With the volume's lock.
 */
final class VolumeFilling {
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
        Path data = folders.data(volume.name());
        try {
            if (!isEmpty(data)) {
                return;
            }
            Optional<Path> there = ContainedPath.find(rootfs, use.destination())
                    .filter(found -> Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS));
            if (there.isEmpty()) {
                own(data, spec, options);
            } else if (options.copies() && UseOptions.copies(use.options())) {
                copy(volume, there.get(), options);
            } else {
                likeFolder(there.get(), data, options);
            }
        } catch (IOException e) {
            throw VolumeFolders.failure("fill volume " + volume.name(), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
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
            Files.setAttribute(data, attribute, Files.getAttribute(from, attribute, LinkOption.NOFOLLOW_LINKS));
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
