package dev.slipway.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherClassPathTest {
    @TempDir
    private Path folder;

    private Path own;
    private Path plain;
    private Path signed;
    private Path unsigned;

    @BeforeEach
    void makeJars() throws IOException {
        own = jar("own.jar", "a/A.class");
        plain = jar("plain.jar", "b/B.class");
        signed = jar("signed.jar", "META-INF/MANIFEST.MF", "META-INF/KEY.SF", "META-INF/KEY.RSA", "c/C.class");
        unsigned = folder.resolve("unsigned");
    }

    @Test
    void theProgramsOwnJarIsFirstAndASignedOneIsReplacedByItsUnsignedCopy() throws IOException {
        assertThat(LauncherClassPath.of(own, dependencies(), unsigned))
                .isEqualTo(String.join(
                                File.pathSeparator,
                                own.toString(),
                                plain.toString(),
                                unsigned.resolve("signed.jar").toString())
                        + "\n");
    }

    @Test
    void theCopyHasEverythingButTheSignature() throws IOException {
        LauncherClassPath.of(own, dependencies(), unsigned);
        try (var copy = new ZipFile(unsigned.resolve("signed.jar").toFile())) {
            assertThat(copy.stream().map(ZipEntry::getName)).containsExactly("META-INF/MANIFEST.MF", "c/C.class");
            assertThat(copy.getInputStream(copy.getEntry("c/C.class"))).hasContent("c/C.class");
        }
    }

    @Test
    void aCopyThatIsThereIsKept() throws IOException {
        LauncherClassPath.of(own, dependencies(), unsigned);
        var made = Files.getLastModifiedTime(unsigned.resolve("signed.jar"));
        LauncherClassPath.of(own, dependencies(), unsigned);
        assertThat(Files.getLastModifiedTime(unsigned.resolve("signed.jar"))).isEqualTo(made);
    }

    private Path dependencies() throws IOException {
        return Files.writeString(folder.resolve("dependencies"), plain + File.pathSeparator + signed + "\n");
    }

    private Path jar(String name, String... entries) throws IOException {
        var jar = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : List.of(entries)) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
