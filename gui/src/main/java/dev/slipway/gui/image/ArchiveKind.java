package dev.slipway.gui.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** What is in a tar, as far as the names of its files tell. */
enum ArchiveKind {
    /** Images, in the form of {@code docker save} or of OCI. */
    IMAGES,
    /** A container's checkpoint, in podman's form. */
    CHECKPOINT,
    /** Something else: the files of a root filesystem, perhaps. */
    FILES,
    /** It is packed in a way that isn't read here, or can't be read: the helper will tell. */
    UNKNOWN;

    private static final Set<String> IMAGE_MARKS = Set.of("manifest.json", "index.json", "oci-layout");
    private static final Set<String> CHECKPOINT_MARKS = Set.of("config.dump", "spec.dump");
    /** Of a packed tar no more is unpacked to find out what it is. */
    private static final long MOST = 256L << 20;

    /** Looks into a file. */
    static ArchiveKind of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".tar")) {
                return listed(file);
            }
            if (name.endsWith(".gz") || name.endsWith(".tgz")) {
                return packed(file, GZIPInputStream::new);
            }
            return name.endsWith(".zst") ? packed(file, ZstdCompressorInputStream::new) : UNKNOWN;
        } catch (IOException | IllegalArgumentException unreadable) {
            return UNKNOWN;
        }
    }

    private interface Unpacking {
        InputStream of(InputStream packed) throws IOException;
    }

    private static ArchiveKind listed(Path file) throws IOException {
        Marks marks = new Marks();
        try (TarFile tar = new TarFile(file)) {
            tar.getEntries().forEach(marks::see);
        }
        return marks.whole();
    }

    private static ArchiveKind packed(Path file, Unpacking unpacking) throws IOException {
        Marks marks = new Marks();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacking.of(raw))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                marks.see(entry);
                if (marks.certain() != UNKNOWN || tar.getBytesRead() > MOST) {
                    return marks.certain();
                }
                entry = tar.getNextEntry();
            }
        }
        return marks.whole();
    }

    /** The names that tell, as far as they were seen. */
    private static final class Marks {
        private final Set<String> seen = new HashSet<>();

        void see(TarArchiveEntry entry) {
            String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
            if (IMAGE_MARKS.contains(name) || CHECKPOINT_MARKS.contains(name)) {
                seen.add(name);
            }
        }

        /** What it is whatever else may come. */
        ArchiveKind certain() {
            if (seen.containsAll(CHECKPOINT_MARKS)) {
                return CHECKPOINT;
            }
            return seen.stream().anyMatch(IMAGE_MARKS::contains) ? IMAGES : UNKNOWN;
        }

        /** What it is if no more comes. */
        ArchiveKind whole() {
            ArchiveKind certain = certain();
            return certain == UNKNOWN ? FILES : certain;
        }
    }

    /** Its word in the keys of texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
