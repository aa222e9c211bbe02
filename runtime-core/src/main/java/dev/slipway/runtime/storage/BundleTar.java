package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks one tar of a bundle into a private folder; whatever the tar says, nothing outside is touched. */
final class BundleTar {
    private static final int BUFFER = 1 << 16;
    private static final long REPORT_EVERY = 8 << 20;

    private final TarTarget target;
    private final ImportLimits limits;
    private final Progress progress;
    private final List<Path> absoluteLinks = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private long bytes;
    private long entries;
    private long reported;
    private boolean rootToo;

    BundleTar(Path root, ImportLimits limits, Progress progress) {
        this.target = new TarTarget(root);
        this.limits = limits;
        this.progress = progress;
    }

    /** Takes owner and mode of the folder itself from the tar as well. */
    BundleTar withRoot() {
        rootToo = true;
        return this;
    }

    /** Unpacks all of it and returns the bytes of its files. On an error the folder holds what came before it. */
    long extract(InputStream source) throws IOException {
        TarGuard guard = new TarGuard(source);
        TarArchiveInputStream tar = new TarArchiveInputStream(guard, "UTF-8");
        progress.at("copy", -1);
        TarArchiveEntry entry = next(tar, guard);
        while (entry != null) {
            guard.contents();
            unpack(tar, entry);
            entry = next(tar, guard);
        }
        if (!guard.endedWithZeros()) {
            throw damaged("it ends too early", null);
        }
        target.finish();
        return bytes;
    }

    /** Symbolic links with an absolute target, which are sound only within the root filesystem. */
    List<Path> absoluteLinks() {
        return List.copyOf(absoluteLinks);
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar, TarGuard guard) {
        progress.check();
        guard.header();
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                guard.contents();
                while (guard.read(buffer, 0, buffer.length) >= 0) {
                    progress.check();
                }
                return null;
            }
            entries++;
            if (entries > limits.entries()) {
                throw exhausted("it has more than " + limits.entries() + " entries");
            }
            return entry;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        List<String> components = TarPath.components(name);
        if (components.isEmpty()) {
            if (!entry.isDirectory()) {
                throw TarPath.refused(name, "names the bundle itself", "bad-path");
            }
            if (rootToo) {
                target.attributes(target.root(), entry);
            }
            return;
        }
        Path file = target.place(components, name);
        if (entry.isDirectory()) {
            target.folder(file, name);
        } else if (entry.isSymbolicLink()) {
            link(file, components, entry);
        } else if (entry.isLink()) {
            Path original = target.existing(TarPath.components(entry.getLinkName()), entry.getLinkName());
            if (original.equals(file)) {
                return;
            }
            target.clear(file, name);
            Files.createLink(file, original);
            return;
        } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            throw TarPath.refused(name, "is a device", "device")
                    .hint("Leave devices out (tar --exclude='rootfs/dev/*'): the OCI runtime makes those of /dev.");
        } else if (entry.isFile() && !entry.isFIFO() && tar.canReadEntryData(entry)) {
            target.clear(file, name);
            copy(tar, file, entry);
        } else {
            throw TarPath.refused(name, "is neither a file, a folder nor a link", "special-file");
        }
        target.attributes(file, entry);
    }

    private void link(Path file, List<String> components, TarArchiveEntry entry) throws IOException {
        String destination = entry.getLinkName();
        if (destination.isEmpty() || destination.indexOf('\0') >= 0) {
            throw TarPath.refused(entry.getName(), "is a link to nowhere", "bad-link");
        }
        if (destination.startsWith("/")) {
            absoluteLinks.add(file);
        } else if (leaves(components.size() - 1, destination)) {
            throw TarPath.refused(
                    entry.getName(), "is a link that leaves the bundle, to " + destination, "link-outside");
        }
        target.clear(file, entry.getName());
        try {
            Files.createSymbolicLink(file, Path.of(destination));
        } catch (InvalidPathException e) {
            throw TarPath.refused(entry.getName(), "links to what the helper's locale cannot represent", "bad-link");
        }
    }

    /** Whether a relative path taken from a folder this deep in the bundle goes above the bundle. */
    static boolean leaves(int depth, String path) {
        int level = depth;
        for (String component : path.split("/", -1)) {
            if (component.equals("..")) {
                level--;
            } else if (!component.isEmpty() && !component.equals(".")) {
                level++;
            }
            if (level < 0) {
                return true;
            }
        }
        return false;
    }

    private void copy(TarArchiveInputStream tar, Path file, TarArchiveEntry entry) throws IOException {
        if (entry.getRealSize() > limits.bytes() - bytes) {
            throw exhausted("its files are bigger than " + limits.bytes() + " bytes");
        }
        try (OutputStream out = Files.newOutputStream(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            int read = read(tar);
            while (read >= 0) {
                bytes += read;
                if (bytes > limits.bytes()) {
                    throw exhausted("its files are bigger than " + limits.bytes() + " bytes");
                }
                out.write(buffer, 0, read);
                if (bytes - reported >= REPORT_EVERY) {
                    reported = bytes;
                    progress.at("copy " + (bytes >> 20) + " MiB", -1);
                }
                progress.check();
                read = read(tar);
            }
        }
    }

    private int read(TarArchiveInputStream tar) {
        try {
            return tar.read(buffer, 0, buffer.length);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static EngineException damaged(String why, @Nullable Throwable cause) {
        String message = "could not import the bundle: the tar is damaged: " + why;
        EngineException error = cause == null
                ? EngineException.of(ErrorKind.INVALID_ARGUMENT, message)
                : EngineException.of(ErrorKind.INVALID_ARGUMENT, message, cause);
        return error.hint("Send the bundle again, as an uncompressed tar.").detail("code", "damaged-tar");
    }

    private static EngineException exhausted(String why) {
        return EngineException.of(ErrorKind.EXHAUSTED, "could not import the bundle: " + why)
                .hint("Import a smaller bundle, or use it in place.")
                .detail("code", "too-big");
    }
}
