package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.TarGuard;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar in a checkpoint, read entry by entry. Nothing of it is unpacked, so that its names lead nowhere; a header takes
 * bounded memory, and one that unfolds to more than any container has is refused.
 *
 * @param place of its files
 * @param below path that comes before its names; "" for none
 * @param compressed whether with gzip
 * @param layer whether it is a layer of an overlay, which has devices 0:0 for what is deleted
 */
record KeptTar(Path file, String place, String below, boolean compressed, boolean layer) {
    /** Characters of a path, or of where a link leads to: more than the kernel takes. */
    static final int LONGEST_PATH = 4096;

    private static final long MOST_BYTES = 1L << 40;
    private static final long MOST_UNFOLDED = 1L << 35;
    private static final int BUFFER = 1 << 16;

    /** What is done with an entry. */
    interface Each {
        /** Whether to go on; {@code content} has as many bytes as the file. */
        boolean next(KeptFile file, InputStream content) throws IOException;
    }

    /**
     * Reads all entries, or until one is the last that is wanted.
     *
     * @return whether there is more that was not read
     * @throws EngineException CHECKPOINT where it is damaged
     */
    boolean walk(Each each) {
        try (InputStream raw = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            TarGuard guard =
                    new TarGuard(compressed ? new GZIPInputStream(new BufferedInputStream(raw, BUFFER), BUFFER) : raw);
            TarArchiveInputStream tar = new TarArchiveInputStream(guard, "UTF-8");
            long left = compressed ? MOST_UNFOLDED : MOST_BYTES;
            for (TarArchiveEntry entry = first(tar, guard); entry != null; entry = next(tar, guard)) {
                left -= entry.getRealSize();
                if (entry.getRealSize() < 0 || left < 0) {
                    throw damaged("it unfolds to more than there can be", null);
                }
                KeptFile kept = file(entry);
                if (kept != null && !each.next(kept, tar)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, TarGuard guard) throws IOException {
        tar.skip(Long.MAX_VALUE);
        return first(tar, guard);
    }

    private static @Nullable TarArchiveEntry first(TarArchiveInputStream tar, TarGuard guard) throws IOException {
        guard.header();
        TarArchiveEntry entry = tar.getNextEntry();
        guard.contents();
        return entry;
    }

    /** Null for the folder itself. */
    private @Nullable KeptFile file(TarArchiveEntry entry) {
        String path = path(entry.getName());
        if (path.isEmpty()) {
            return null;
        }
        if (path.length() > LONGEST_PATH || entry.getLinkName().length() > LONGEST_PATH) {
            throw damaged("a path is too long", null);
        }
        if (layer && entry.isCharacterDevice() && entry.getDevMajor() == 0 && entry.getDevMinor() == 0) {
            return KeptFile.deleted(place, below + path);
        }
        return new KeptFile(
                place,
                below + path,
                place.equals(ContentFiles.ROOTFS) ? "written" : "kept",
                kind(entry),
                entry.getRealSize(),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                modified(entry),
                entry.getLinkName().isEmpty() ? null : entry.getLinkName());
    }

    private static @Nullable Instant modified(TarArchiveEntry entry) {
        long milliseconds = entry.getLastModifiedTime().toMillis();
        return milliseconds == Long.MAX_VALUE || milliseconds == Long.MIN_VALUE
                ? null
                : Instant.ofEpochMilli(milliseconds);
    }

    /** A name from the tar's root on, without a slash at its end; "" for the root. */
    private static String path(String name) {
        StringBuilder path = new StringBuilder();
        for (String part : name.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                path.append('/').append(part);
            }
        }
        return path.toString();
    }

    private static String kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return "folder";
        } else if (entry.isSymbolicLink()) {
            return "link";
        } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            return "device";
        }
        return entry.isFIFO() ? "pipe" : "file";
    }

    private EngineException damaged(String reason, @Nullable Throwable cause) {
        String message = "could not read the checkpoint: " + file.getFileName() + " is damaged: " + reason;
        return cause == null
                ? EngineException.of(ErrorKind.CHECKPOINT, message)
                : EngineException.of(ErrorKind.CHECKPOINT, message, cause);
    }
}
