package dev.slipway.gui.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKindTest {
    @TempDir
    Path folder;

    @Test
    void tellsImagesFromFilesByTheListOfNames() throws IOException {
        assertThat(ArchiveKind.of(tar("docker.tar", "0123/layer.tar", "manifest.json")))
                .isEqualTo(ArchiveKind.IMAGES);
        assertThat(ArchiveKind.of(tar("oci.tar", "./blobs/x", "./index.json"))).isEqualTo(ArchiveKind.IMAGES);
        assertThat(ArchiveKind.of(tar("root.tar", "etc/passwd", "srv/manifest.json")))
                .isEqualTo(ArchiveKind.FILES);
    }

    @Test
    void leavesWhatItCannotReadToTheHelper() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.tar"), "no tar at all".repeat(100));

        assertThat(ArchiveKind.of(broken)).isEqualTo(ArchiveKind.UNKNOWN);
        assertThat(ArchiveKind.of(folder.resolve("a.tar.gz"))).isEqualTo(ArchiveKind.UNKNOWN);
    }

    private Path tar(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                TarArchiveEntry made = new TarArchiveEntry(entry);
                made.setSize(1);
                tar.putArchiveEntry(made);
                tar.write('x');
                tar.closeArchiveEntry();
            }
        }
        return file;
    }
}
