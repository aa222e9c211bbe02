package dev.slipway.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as they lie beside the images of a checkpoint. */
class ContentFilesTest {
    @TempDir
    private Path folder;

    private ContentFiles files;

    @BeforeEach
    void open() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.write(
                images.resolve("pstree.img"),
                new byte[] {0x19, 0x43, 0x56, 0x54, 0x30, 0x30, 0x27, 0x50}); // no processes
        files = new ContentFiles(folder, new CriuImages(images));
    }

    private interface Writing {
        void to(TarArchiveOutputStream tar) throws IOException;
    }

    private void tar(String name, Writing writing) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream output = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(output, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            writing.to(tar);
        }
    }

    private static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        byte[] bytes = content.getBytes(UTF_8);
        entry.setSize(bytes.length);
        entry.setMode(0100640);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @Test
    void placesAreListedAndTheirFilesRead() throws IOException {
        tar("rootfs-diff.tar", tar -> {
            file(tar, "./etc/motd", "hello");
            file(tar, "etc/new", "x".repeat(3_000_000));
        });
        Files.writeString(
                folder.resolve("rootfs-changes.json"),
                "[{\"path\":\"/etc/new\",\"kind\":\"added\",\"more\":1},{\"path\":\"/etc/motd\",\"kind\":\"changed\"},"
                        + "{\"path\":\"/etc/old\",\"kind\":\"deleted\"}]");
        Files.writeString(folder.resolve("deleted.files"), "[\"/etc/old\"]");
        tar("devshm-checkpoint.tar", tar -> file(tar, "./segment", "shared"));
        tar("volumes/data.tar", tar -> file(tar, "./a/b", "kept"));

        assertThat(files.list(null, 0, 100))
                .extracting(KeptFile::place, KeptFile::path, KeptFile::change, KeptFile::size)
                .containsExactly(
                        tuple("rootfs", "/etc/motd", "changed", 5L),
                        tuple("rootfs", "/etc/new", "added", 3_000_000L),
                        tuple("/dev/shm", "/dev/shm/segment", "kept", 6L),
                        tuple("volume:data", "/a/b", "kept", 4L),
                        tuple("rootfs", "/etc/old", "deleted", 0L));
        assertThat(files.list(null, 1, 2)).extracting(KeptFile::path).containsExactly("/etc/new", "/dev/shm/segment");
        assertThat(files.list("volume:data", 0, 9)).extracting(KeptFile::kind).containsExactly("file");
        assertThat(files.list(null, 0, 1).get(0).mode()).isEqualTo(0640);

        assertThat(text("rootfs", "/etc/motd", 1, 3)).isEqualTo("ell");
        assertThat(text("rootfs", "/etc/new", 2_999_998, 100)).isEqualTo("xx");
        assertThat(text("rootfs", "/etc/new", 4_000_000, 100)).isEmpty();
        assertThat(text("volume:data", "/a/b", 0, 100)).isEqualTo("kept");
        for (List<String> none : List.of(List.of("rootfs", "/a/b"), List.of("rootfs", "/etc/old"))) {
            EngineException error =
                    catchThrowableOfType(EngineException.class, () -> files.read(none.get(0), none.get(1), 0, 1));
            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
    }

    private String text(String place, String path, long offset, int length) {
        return new String(files.read(place, path, offset, length).bytes(), UTF_8);
    }

    @Test
    void aLayerTellsWhatIsDeletedByItsDevices() throws IOException {
        tar("upper.tar", tar -> {
            file(tar, "./count", "1");
            TarArchiveEntry whiteout = new TarArchiveEntry("./gone", TarConstants.LF_CHR);
            tar.putArchiveEntry(whiteout);
            tar.closeArchiveEntry();
        });

        assertThat(files.list("rootfs", 0, 9))
                .extracting(KeptFile::path, KeptFile::change)
                .containsExactly(tuple("/count", "written"), tuple("/gone", "deleted"));
    }

    @Test
    void namesThatLeadOutOfTheArchiveLeadNowhere() throws IOException {
        tar("rootfs-diff.tar", tar -> file(tar, "../../etc/passwd", "mine"));

        assertThat(files.list(null, 0, 9)).extracting(KeptFile::path).containsExactly("/../../etc/passwd");
        assertThat(text("rootfs", "/../../etc/passwd", 0, 9)).isEqualTo("mine");
    }

    @Test
    void anArchiveThatIsCutOrNoneIsSaid() throws IOException {
        tar("rootfs-diff.tar", tar -> file(tar, "a", "x".repeat(100_000)));
        byte[] whole = Files.readAllBytes(folder.resolve("rootfs-diff.tar"));
        Files.write(folder.resolve("rootfs-diff.tar"), Arrays.copyOf(whole, 50_000));
        assertThat(damage()).contains("rootfs-diff.tar is damaged");
        Files.write(
                folder.resolve("rootfs-diff.tar"), "no tar at all".repeat(100).getBytes(UTF_8));
        assertThat(damage()).contains("rootfs-diff.tar is damaged");
    }

    private String damage() {
        EngineException error = catchThrowableOfType(EngineException.class, () -> files.read("rootfs", "a", 99_000, 9));
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        return error.message();
    }
}
