package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Lays layers over each other in one folder, as overlayfs shows them, for where that can't be mounted. */
public final class LayerCopy {
    private final TreeCopy copies;

    public LayerCopy(TreeCopy copies) {
        this.copies = copies;
    }

    /**
     * Makes {@code target}, which must not exist, of copies of all that the layers show. After an error a part of it is
     * there.
     *
     * @param layers top first; at least one
     * @throws EngineException EXHAUSTED if there is no room; STORAGE
     */
    public void make(List<Path> layers, Path target) {
        try {
            for (int i = layers.size() - 1; i >= 0; i--) {
                lay(layers.get(i), target);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not copy the layers to " + target + ": " + e, e);
        }
    }

    private void lay(Path layer, Path target) throws IOException {
        List<Path> whiteouts = makeRoom(layer, target);
        copies.copy(layer, target);
        for (Path whiteout : whiteouts) {
            Files.delete(whiteout);
        }
    }

    /**
     * Removes what a layer hides or replaces: a file that was copied over would change its other hard links too.
     *
     * @return where the copy of the layer is going to have whiteouts
     */
    private static List<Path> makeRoom(Path layer, Path target) throws IOException {
        List<Path> whiteouts = new ArrayList<>();
        Layers itself = new Layers(List.of(layer));
        Files.walkFileTree(layer, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path below = target.resolve(layer.relativize(folder).toString());
                Inode inode = Inode.find(below);
                if (inode != null && !inode.folder()) {
                    Files.delete(below);
                } else if (inode != null && itself.opaque(folder)) {
                    empty(below);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path below = target.resolve(layer.relativize(file).toString());
                Inode inode = Inode.find(file);
                if (inode != null && inode.whiteout()) {
                    whiteouts.add(below);
                }
                FileTree.delete(below);
                return FileVisitResult.CONTINUE;
            }
        });
        return whiteouts;
    }

    private static void empty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                FileTree.delete(entry);
            }
        }
    }
}
