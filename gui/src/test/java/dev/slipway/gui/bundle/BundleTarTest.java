package dev.slipway.gui.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeBundle() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Path bin = Files.createDirectories(folder.resolve("rootfs/bin"));
        Files.writeString(bin.resolve("busybox"), "program");
        Files.setPosixFilePermissions(bin.resolve("busybox"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(bin.resolve("sh"), Path.of("busybox"));
        Files.createLink(bin.resolve("cat"), bin.resolve("busybox"));
    }

    @Test
    void keepsModesAndLinks() throws IOException {
        List<Long> progress = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        BundleTar.write(folder, out, progress::add, () -> false);

        Map<String, String> entries = new TreeMap<>();
        int links = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                links += entry.isLink() ? 1 : 0;
                entries.put(
                        entry.getName(),
                        entry.isSymbolicLink()
                                ? "-> " + entry.getLinkName()
                                : entry.isDirectory() ? "folder" : Integer.toOctalString(entry.getMode()));
            }
        }
        assertThat(entries.keySet())
                .containsExactly(
                        "config.json",
                        "rootfs/",
                        "rootfs/bin/",
                        "rootfs/bin/busybox",
                        "rootfs/bin/cat",
                        "rootfs/bin/sh");
        assertThat(entries)
                .containsEntry("rootfs/bin/sh", "-> busybox")
                .containsEntry("rootfs/bin/", "folder")
                .containsEntry("rootfs/bin/busybox", "755");
        assertThat(links).isEqualTo(1);
        assertThat(progress).last().isEqualTo(9L);
    }

    @Test
    void stopsWhenCancelled() {
        assertThatThrownBy(() -> BundleTar.write(folder, new ByteArrayOutputStream(), bytes -> {}, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
