package dev.slipway.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar to which something hostile is added. */
final class HostileTar {
    private static final String CONFIG = """
            {"ociVersion": "1.0.2", "process": {"args": ["/bin/sh"], "cwd": "/"}, "root": {"path": "rootfs"},
             "linux": {"namespaces": [{"type": "mount"}, {"type": "pid"}, {"type": "network"}]}}
            """;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    /** Of a small bundle. */
    static HostileTar ofABundle() {
        return new HostileTar().file("config.json", CONFIG).add(new TarArchiveEntry("rootfs/", true), "");
    }

    HostileTar file(String name, String text) {
        return add(new TarArchiveEntry(name, true), text);
    }

    HostileTar link(String name, String target) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return add(entry, "");
    }

    HostileTar device(String name) {
        return add(new TarArchiveEntry(name, TarConstants.LF_CHR, true), "");
    }

    byte[] bytes() {
        try {
            tar.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HostileTar add(TarArchiveEntry entry, String text) {
        try {
            var contents = text.getBytes(StandardCharsets.UTF_8);
            entry.setSize(contents.length);
            tar.putArchiveEntry(entry);
            tar.write(contents);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
