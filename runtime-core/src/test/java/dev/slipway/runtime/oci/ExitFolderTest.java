package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitFolderTest {
    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);

    @TempDir
    Path folder;

    private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();

    /** As conmon does it: another name first, then renamed. */
    private void write(String id, String text) throws IOException {
        Path temporary = Files.writeString(folder.resolve(id + ".X1Y2"), text);
        Files.move(temporary, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
    }

    private Exit next() throws InterruptedException {
        Exit exit = exits.poll(5, TimeUnit.SECONDS);
        assertThat(exit).isNotNull();
        return exit;
    }

    @Test
    @Tag("R-OCI-08")
    void endsThatAreThereAlreadyAndThoseThatComeAreToldOnce() throws Exception {
        write(FIRST, "3");
        try (ExitFolder watched = ExitFolder.watch(folder, exits::add)) {
            assertThat(next())
                    .isEqualTo(new Exit(
                            FIRST,
                            3,
                            Files.getLastModifiedTime(folder.resolve(FIRST)).toInstant()));
            write(SECOND, "137");
            assertThat(next().exitCode()).isEqualTo(137);
            Files.writeString(folder.resolve("something else"), "0");
            assertThat(watched.read(SECOND)).map(Exit::exitCode).contains(137);

            watched.forget(SECOND);
            assertThat(watched.read(SECOND)).isEmpty();
            write(SECOND, "137");
            assertThat(next().containerId()).isEqualTo(SECOND);
            assertThat(exits).isEmpty();
        }
    }

    @Test
    @Tag("R-OCI-08")
    void aFileWithoutANumberIsAnUnknownExit() throws Exception {
        try (ExitFolder watched = ExitFolder.watch(folder, exits::add)) {
            write(FIRST, "");
            assertThat(next().exitCode()).isEqualTo(-1);
            assertThat(watched.read(SECOND)).isEmpty();
        }
    }
}
