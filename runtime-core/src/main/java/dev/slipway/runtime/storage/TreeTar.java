package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes folders as tars of the POSIX form. GNU tar does the work: it knows holes, hard links and extended attributes, and
 * a link that comes up while it reads leads it nowhere.
 */
public final class TreeTar {
    private static final int BUFFER = 1 << 16;
    private static final int ERRORS_KEPT = 4096;
    private static final long REPORT_EVERY = 8 << 20;
    private static final int CHANGED_MEANWHILE = 1;

    private TreeTar() {}

    /**
     * Writes what is in a folder, and the folder itself as {@code .}; sockets are left out.
     *
     * @param out not closed
     * @return bytes written
     * @throws EngineException STORAGE, if that which takes the bytes is gone too; CANCELLED
     */
    public static long write(Path folder, OutputStream out, Progress progress) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "tar",
                "--create",
                "--format=posix",
                "--sparse",
                "--numeric-owner",
                "--xattrs",
                "--xattrs-include=user.*",
                "--xattrs-include=security.capability",
                "--warning=no-file-ignored",
                "--warning=no-file-changed",
                "--warning=no-file-removed",
                "--directory",
                folder.toString(),
                "."));
        builder.environment().clear();
        builder.environment().putAll(Program.MINIMAL);
        Process tar = null;
        try {
            tar = builder.start();
            tar.getOutputStream().close();
            return pass(tar, out, progress);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write the tar: " + e.getMessage(), e)
                    .hint("Ask for it again, and read it to its end.");
        } finally {
            if (tar != null) {
                tar.destroyForcibly();
            }
        }
    }

    private static long pass(Process tar, OutputStream out, Progress progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        StringBuilder errors = new StringBuilder();
        InputStream files = tar.getInputStream();
        long bytes = 0;
        long reported = 0;
        int read = files.read(buffer);
        while (read >= 0) {
            progress.check();
            out.write(buffer, 0, read);
            bytes += read;
            if (bytes - reported >= REPORT_EVERY) {
                reported = bytes;
                progress.at("write " + (bytes >> 20) + " MiB", -1);
            }
            drain(tar.getErrorStream(), errors);
            read = files.read(buffer);
        }
        out.flush();
        int exitCode = awaitEnd(tar);
        drain(tar.getErrorStream(), errors);
        if (exitCode != 0 && exitCode != CHANGED_MEANWHILE) {
            String reason = errors.toString().lines().findFirst().orElse("tar ended with " + exitCode);
            throw EngineException.of(ErrorKind.STORAGE, "could not write the tar: " + reason)
                    .hint("What was written is not whole. Look at that file, then try again.");
        }
        return bytes;
    }

    /** What it says on the way must not fill its pipe, where it would wait for us. */
    private static void drain(InputStream said, StringBuilder errors) throws IOException {
        while (said.available() > 0) {
            byte[] some = said.readNBytes(said.available());
            if (errors.length() < ERRORS_KEPT) {
                errors.append(new String(some, StandardCharsets.UTF_8));
            }
        }
    }

    private static int awaitEnd(Process tar) {
        try {
            return tar.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not write the tar: it was cancelled", e);
        }
    }
}
