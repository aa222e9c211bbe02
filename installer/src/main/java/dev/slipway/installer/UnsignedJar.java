package dev.slipway.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A copy of a signed jar without its signature files: JDK 17 crashes when it archives classes of a signed one. */
final class UnsignedJar {
    private UnsignedJar() {}

    /** The jar itself when it isn't signed, else its unsigned copy in the folder, made when it is missing or older. */
    static Path of(Path jar, Path folder) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            if (zip.stream().noneMatch(UnsignedJar::isSignature)) {
                return jar.toAbsolutePath();
            }
            var copy = folder.resolve(jar.getFileName()).toAbsolutePath();
            if (!Files.exists(copy) || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                Files.createDirectories(folder);
                var partial = Files.createTempFile(folder, "unsigned", ".partial");
                copyWithoutSignatures(zip, partial);
                Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        }
    }

    private static void copyWithoutSignatures(ZipFile from, Path to) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entries = from.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (!isSignature(entry)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (var content = from.getInputStream(entry)) {
                        content.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    static boolean isSignature(ZipEntry entry) {
        var name = entry.getName().toUpperCase(Locale.ROOT);
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
