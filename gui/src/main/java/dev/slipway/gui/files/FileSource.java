package dev.slipway.gui.files;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.FileCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where files are looked at: a container, or a volume. */
public interface FileSource {
    /** What people call it. */
    String name();

    /** What is in a folder, by its absolute path there. */
    CompletableFuture<FileCalls.Entries> list(String folder);

    /** Begins to read a file, or a folder as a tar. */
    CompletableFuture<FileCalls.Reading> read(String path);

    /** Whether files can be written to it, and it is told what it has otherwise than what it was made of. */
    default boolean changeable() {
        return false;
    }

    /**
     * Begins to write a file; only where {@link #changeable} holds.
     *
     * @param mode octal, {@code 0755}; absent for that of the file that is there, or the usual one
     */
    default CompletableFuture<Common.Channel> put(String path, @Nullable String mode) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(path));
    }

    /** What it has otherwise than what it was made of, each folder before what is in it; only where {@link #changeable} holds. */
    default CompletableFuture<List<FileCalls.Change>> changes() {
        return CompletableFuture.completedFuture(List.of());
    }
}
