package dev.slipway.gui.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** What is in a tar, as far as its list of files tells. */
enum ArchiveKind {
    /** Images, in the form of {@code docker save} or of OCI. */
    IMAGES,
    /** Something else: the files of a root filesystem, perhaps. */
    FILES,
    /** It is packed, or can't be read: the helper will tell. */
    UNKNOWN;

    private static final Set<String> MARKS = Set.of("manifest.json", "index.json", "oci-layout");

    /** Looks into a file. */
    static ArchiveKind of(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".tar")) {
            return UNKNOWN;
        }
        try (TarFile tar = new TarFile(file)) {
            Stream<String> names = tar.getEntries().stream().map(TarArchiveEntry::getName);
            return names.map(name -> name.startsWith("./") ? name.substring(2) : name)
                            .anyMatch(MARKS::contains)
                    ? IMAGES
                    : FILES;
        } catch (IOException | IllegalArgumentException unreadable) {
            return UNKNOWN;
        }
    }

    /** Its word in the keys of texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
