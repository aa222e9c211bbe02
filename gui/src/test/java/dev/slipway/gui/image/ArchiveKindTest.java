package dev.slipway.gui.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
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
    void tellsACheckpointHoweverItIsPacked() throws IOException {
        Path plain = tar("redis.tar", "checkpoint/inventory.img", "spec.dump", "config.dump");
        Path gzip = folder.resolve("redis.tar.gz");
        Path zstd = folder.resolve("redis.tar.zst");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            Files.copy(plain, out);
        }
        try (OutputStream out = new ZstdCompressorOutputStream(Files.newOutputStream(zstd))) {
            Files.copy(plain, out);
        }

        assertThat(List.of(ArchiveKind.of(plain), ArchiveKind.of(gzip), ArchiveKind.of(zstd)))
                .containsOnly(ArchiveKind.CHECKPOINT);
        assertThat(ArchiveKind.of(tar("half.tar", "config.dump"))).isEqualTo(ArchiveKind.FILES);
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
