package dev.slipway.runtime.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes tars, sound and hostile ones. */
final class TarMaker {
    static final String CONFIG = """
            {"ociVersion":"1.0.2","process":{"args":["/bin/sh"],"cwd":"/"},"root":{"path":"rootfs"},
             "linux":{"namespaces":[{"type":"mount"},{"type":"pid"},{"type":"network"}]}}
            """;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    TarMaker() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** A small bundle to which something hostile may be added. */
    static TarMaker bundle() {
        return new TarMaker().file("config.json", CONFIG).folder("rootfs").folder("rootfs/bin");
    }

    TarMaker file(String name, String text) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        return add(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    TarMaker file(String name, int mode, int uid, int gid, String text) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setIds(uid, gid);
        return add(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    TarMaker folder(String name) {
        return add(new TarArchiveEntry(name + "/", true), new byte[0]);
    }

    TarMaker symbolicLink(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    TarMaker hardLink(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK, true);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    TarMaker special(String name, byte type) {
        return add(new TarArchiveEntry(name, type, true), new byte[0]);
    }

    TarMaker attribute(String name, String attribute, String value) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.addPaxHeader("SCHILY.xattr." + attribute, value);
        return add(entry, new byte[0]);
    }

    private TarMaker add(TarArchiveEntry entry, byte[] contents) {
        try {
            entry.setSize(contents.length);
            entry.setModTime(1_700_000_000_000L);
            tar.putArchiveEntry(entry);
            tar.write(contents);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            tar.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
