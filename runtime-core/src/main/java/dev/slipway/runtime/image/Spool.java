package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves bytes between streams and files, and stops when the work should. */
final class Spool {
    private static final int BUFFER = 1 << 17;

    private Spool() {}

    /** Writes a stream into a new file, to its end. */
    static void write(String verb, InputStream source, Path file, Progress progress) {
        try (OutputStream output = Files.newOutputStream(file)) {
            copy(source, output, -1, "receiving", progress);
        } catch (IOException e) {
            throw failure(verb, e);
        }
    }

    /** Sends a file. */
    static void send(String verb, Path file, OutputStream target, Progress progress) {
        try (InputStream input = Files.newInputStream(file)) {
            copy(input, target, Files.size(file), "sending", progress);
        } catch (IOException e) {
            throw failure(verb, e);
        }
    }

    /**
     * Copies to the end of the source.
     *
     * @param total bytes; -1 if unknown
     */
    static void copy(InputStream source, OutputStream target, long total, String phase, Progress progress)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            progress.check();
            target.write(buffer, 0, read);
            done += read;
            progress.at(phase, total <= 0 ? -1 : (double) done / total);
        }
    }

    static EngineException failure(String verb, IOException e) {
        String said = String.valueOf(e.getMessage());
        return said.contains("No space left") || said.contains("quota")
                ? EngineException.of(ErrorKind.EXHAUSTED, "could not " + verb + ": the disk is full", e)
                        .hint("Make room on the disk of the engine's root, then try again.")
                : EngineException.of(ErrorKind.STORAGE, "could not " + verb + ": " + said, e);
    }
}
