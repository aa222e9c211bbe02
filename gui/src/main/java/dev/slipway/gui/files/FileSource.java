package dev.slipway.gui.files;

import dev.slipway.protocol.call.FileCalls;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Where files are looked at: a container, or a volume. */
public interface FileSource {
    /** What is in a folder, by its absolute path there. */
    CompletableFuture<FileCalls.Entries> list(String folder);

    /** Writes a file, or a folder as a tar, into a file of the user, as a task. JavaFX thread. */
    void save(String path, Path into);
}
