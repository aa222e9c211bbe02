package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** Bytes of a checkpoint by what they are. */
final class CheckpointSizes {
    private CheckpointSizes() {}

    /**
     * Those of a folder: {@code memory} (pages), {@code metadata} (CRIU's other images), {@code files} (changes of the
     * root filesystem and {@code /dev/shm}), {@code volumes}, {@code log}, {@code other}. STORAGE.
     */
    static Map<String, Long> of(Path folder) {
        Map<String, Long> sizes = new TreeMap<>();
        for (String kind : new String[] {"memory", "metadata", "files", "volumes", "log", "other"}) {
            sizes.put(kind, 0L);
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        sizes.merge(kind(folder.relativize(file)), attributes.size(), Long::sum);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return sizes;
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not measure the checkpoint " + folder + ": " + e.getMessage(), e);
        }
    }

    static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String kind(Path member) {
        String first = member.getName(0).toString();
        return switch (first) {
            case Members.IMAGES, Members.PRE_IMAGES ->
                member.getFileName().toString().startsWith("pages-") ? "memory" : "metadata";
            case Members.DIFF, Members.DELETED, Members.CHANGES, Members.SHARED_MEMORY, Members.UPPER -> "files";
            case Members.VOLUMES -> "volumes";
            case Members.LOG, Members.DUMP_LOG -> "log";
            default -> "other";
        };
    }
}
