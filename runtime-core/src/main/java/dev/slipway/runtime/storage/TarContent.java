package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Looks through a tar without unpacking it. */
public final class TarContent {
    private static final int MOST_ENTRIES = 2_000_000;

    private TarContent() {}

    /** The folders that it has entries for, relative; {@code ""} for its root. */
    public static Set<Path> folders(InputStream source) throws IOException {
        Set<Path> found = new HashSet<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(source, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isDirectory()) {
                found.add(Path.of(String.join("/", TarPath.components(entry.getName()))));
            }
        }
        return found;
    }

    /**
     * Requires that it can be unpacked into an empty folder and touches nothing outside: no name and no target of a hard
     * link leads out, and there is no device.
     *
     * @param what names it in messages
     * @throws EngineException INVALID_ARGUMENT
     */
    public static void requireHarmless(InputStream source, String what) throws IOException {
        TarGuard guard = new TarGuard(source);
        TarArchiveInputStream tar = new TarArchiveInputStream(guard, "UTF-8");
        int entries = 0;
        for (TarArchiveEntry entry = next(tar, guard, what); entry != null; entry = next(tar, guard, what)) {
            guard.contents();
            entries++;
            if (entries > MOST_ENTRIES) {
                throw refused(what, "has more than " + MOST_ENTRIES + " entries", null);
            }
            requireInside(entry.getName(), what);
            if (entry.isLink()) {
                requireInside(entry.getLinkName(), what);
            }
            if (entry.isCharacterDevice() || entry.isBlockDevice()) {
                throw refused(what, "holds the device \"" + entry.getName() + "\"", null);
            }
            skip(tar, entry);
        }
    }

    /** What it holds is read before the next header, which is bounded. */
    private static void skip(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        long left = entry.getRealSize();
        long skipped = 1;
        while (left > 0 && skipped > 0) {
            skipped = tar.skip(left);
            left -= skipped;
        }
    }

    private static void requireInside(String name, String what) {
        try {
            TarPath.components(name);
        } catch (EngineException e) {
            throw refused(what, "holds the path \"" + e.details().get("path") + "\", which leads out of it", e);
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, TarGuard guard, String what) {
        guard.header();
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw refused(what, "is damaged: " + e.getMessage(), e);
        }
    }

    private static EngineException refused(String what, String why, @Nullable Throwable cause) {
        String message = "could not take " + what + ": it " + why;
        EngineException refused = cause == null
                ? EngineException.of(ErrorKind.INVALID_ARGUMENT, message)
                : EngineException.of(ErrorKind.INVALID_ARGUMENT, message, cause);
        return refused.hint("Take the checkpoint and export it again.");
    }
}
