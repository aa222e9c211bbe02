package dev.slipway.gui.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a bundle folder as a tar stream: modes, owners, symbolic and hard links kept, sockets and devices left out. */
public final class BundleTar {
    private BundleTar() {}

    /** Bytes of the files in a folder. */
    public static long size(Path folder) throws IOException {
        long[] size = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.isRegularFile() ? attributes.size() : 0;
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    /**
     * Writes the folder's content; the stream is left open.
     *
     * @param written is told the bytes written of the files so far
     * @param cancelled asked between pieces; true ends with {@link CancellationException}
     */
    public static void write(Path folder, OutputStream out, LongConsumer written, BooleanSupplier cancelled)
            throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        Files.walkFileTree(folder, new Writer(folder, tar, written, cancelled));
        tar.finish();
        tar.flush();
    }

    private static final class Writer extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final TarArchiveOutputStream tar;
        private final LongConsumer written;
        private final BooleanSupplier cancelled;
        private final Map<Object, String> linked = new HashMap<>();
        private final byte[] piece = new byte[256 * 1024];
        private long total;

        Writer(Path folder, TarArchiveOutputStream tar, LongConsumer written, BooleanSupplier cancelled) {
            this.folder = folder;
            this.tar = tar;
            this.written = written;
            this.cancelled = cancelled;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!directory.equals(folder)) {
                put(new TarArchiveEntry(name(directory) + "/"), directory);
                tar.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isSymbolicLink()) {
                TarArchiveEntry entry = new TarArchiveEntry(name(file), TarConstants.LF_SYMLINK);
                entry.setLinkName(Files.readSymbolicLink(file).toString());
                put(entry, file);
                tar.closeArchiveEntry();
            } else if (attributes.isRegularFile()) {
                regular(file, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        private void regular(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            int links = number(file, "unix:nlink");
            Object key = attributes.fileKey();
            String first = links > 1 && key != null ? linked.putIfAbsent(key, name) : null;
            if (first != null) {
                TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
                entry.setLinkName(first);
                put(entry, file);
                tar.closeArchiveEntry();
                return;
            }
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(attributes.size());
            put(entry, file);
            copy(file, attributes.size());
            tar.closeArchiveEntry();
        }

        private void copy(Path file, long size) throws IOException {
            try (var in = Files.newInputStream(file)) {
                long left = size;
                while (left > 0) {
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    int read = in.read(piece, 0, (int) Math.min(piece.length, left));
                    if (read < 0) {
                        throw new IOException("could not read " + file + ": it became shorter meanwhile");
                    }
                    tar.write(piece, 0, read);
                    left -= read;
                    total += read;
                    written.accept(total);
                }
            }
        }

        private void put(TarArchiveEntry entry, Path file) throws IOException {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            entry.setMode(number(file, "unix:mode") & 07777);
            entry.setIds(number(file, "unix:uid"), number(file, "unix:gid"));
            entry.setModTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            tar.putArchiveEntry(entry);
        }

        private static int number(Path file, String attribute) throws IOException {
            return Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS) instanceof Integer value ? value : 0;
        }

        private String name(Path file) {
            return folder.relativize(file).toString();
        }
    }
}
