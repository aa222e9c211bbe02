package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders of the engine's own; all errors are STORAGE. */
final class Folders {
    private Folders() {}

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not make the folder " + folder + ": " + reason(e), e);
        }
    }

    /** Deletes a folder and what is in it, following no link; one that does not exist is no error. */
    static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not delete the folder " + folder + ": " + within(folder, e), e);
        }
    }

    /** Bytes of what is in a folder, following no link; 0 if it does not exist. */
    static long size(Path folder) {
        Sum sum = new Sum();
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(folder, sum);
            }
            return sum.bytes;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not measure the folder " + folder + ": " + e, e);
        }
    }

    /** Deletes what is in a folder. */
    static void empty(Path folder) {
        names(folder).forEach(name -> delete(folder.resolve(name)));
    }

    /** Names of what is in a folder; empty if it does not exist. */
    static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not list the folder " + folder + ": " + reason(e), e);
        }
    }

    /** What the system said, without the path that the message names anyway. */
    static String reason(IOException failure) {
        return failure instanceof FileSystemException said && said.getReason() != null
                ? said.getReason()
                : String.valueOf(failure.getMessage());
    }

    /** The same, with the path of what it was about, if that was within the folder. */
    private static String within(Path folder, IOException failure) {
        boolean inner = failure instanceof FileSystemException said
                && said.getFile() != null
                && !said.getFile().equals(folder.toString());
        return (inner ? ((FileSystemException) failure).getFile() + ": " : "") + reason(failure);
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        /** What is deleted meanwhile takes no room. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** What its monitor deletes meanwhile is deleted. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
