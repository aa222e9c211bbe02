package dev.slipway.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The members of a checkpoint's archive, for tests that change one and pack it again. */
final class ArchiveMembers {
    private ArchiveMembers() {}

    /** Those of an archive that is not packed, names to contents. */
    static Map<String, byte[]> members(byte[] archive) {
        Map<String, byte[]> members = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.put(entry.getName(), tar.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** The members with others besides, or in their place. */
    static byte[] packed(Map<String, byte[]> members, TarArchiveEntry... more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setSize(entry.isDirectory() ? 0 : member.getValue().length);
                tar.putArchiveEntry(entry);
                if (!entry.isDirectory()) {
                    tar.write(member.getValue());
                }
                tar.closeArchiveEntry();
            }
            for (TarArchiveEntry entry : more) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One more, or one in the place of another. */
    static Map<String, byte[]> with(Map<String, byte[]> members, String name, String content) {
        Map<String, byte[]> more = new TreeMap<>(members);
        more.put(name, content.getBytes(StandardCharsets.UTF_8));
        return more;
    }

    /** Without those whose names begin like this. */
    static Map<String, byte[]> without(Map<String, byte[]> members, String prefix) {
        Map<String, byte[]> less = new TreeMap<>(members);
        less.keySet().removeIf(name -> name.startsWith(prefix));
        return less;
    }
}
