package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The upper layer of a container, put aside while another takes its place. With the container's lock held. */
final class Upper {
    private final Layout layout;

    Upper(Layout layout) {
        this.layout = layout;
    }

    /** Puts the present layer aside and fills a new one; puts the old one back where that fails. */
    void replace(String id, Consumer<Path> filler) {
        Folders.create(layout.bundle(id));
        move(layout.upper(id), aside(id));
        try {
            Folders.create(layout.upper(id));
            filler.accept(layout.upper(id));
        } catch (EngineException failed) {
            putBack(id);
            throw failed;
        }
    }

    /** Deletes the layer that was put aside. */
    void keepNew(String id) {
        Folders.delete(aside(id));
    }

    /** Puts the layer that was put aside back in its place; does nothing if none was. */
    void putBack(String id) {
        if (Files.exists(aside(id), LinkOption.NOFOLLOW_LINKS)) {
            Folders.delete(layout.upper(id));
            move(aside(id), layout.upper(id));
        }
    }

    private Path aside(String id) {
        return layout.bundle(id).resolve("upper.aside");
    }

    private static void move(Path from, Path to) {
        try {
            if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(from, to);
            } else {
                Files.createDirectory(to);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not move " + from + ": " + e, e);
        }
    }
}
