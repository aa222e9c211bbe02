package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriuLogTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreTakenApart() throws IOException {
        Path log = Files.writeString(folder.resolve("dump.log"), """
                (00.000104) Version: 4.1.1 (gitid 0)
                (01.500000) Warn  (criu/apparmor.c:421): apparmor namespaces not supported
                (00.035333) Error (criu/sockets.c:133): sockets: Can't get 1:84 opt
                without a time
                """);

        assertThat(CriuLog.read(log, 0, 100, entry -> true))
                .containsExactly(
                        new LogEntry(1, 0.000104, LogEntry.Level.INFO, "Version: 4.1.1 (gitid 0)"),
                        new LogEntry(2, 1.5, LogEntry.Level.WARNING, "apparmor namespaces not supported"),
                        new LogEntry(3, 0.035333, LogEntry.Level.ERROR, "sockets: Can't get 1:84 opt"),
                        new LogEntry(4, null, LogEntry.Level.INFO, "without a time"));
        assertThat(CriuLog.read(log, 1, 1, entry -> entry.level() == LogEntry.Level.ERROR))
                .extracting(LogEntry::number)
                .containsExactly(3);
        assertThat(CriuLog.read(folder.resolve("none"), 0, 1, entry -> true)).isEmpty();
    }

    @Test
    void aLineWithoutEndTakesBoundedMemory() throws IOException {
        Path log = Files.writeString(folder.resolve("dump.log"), "x".repeat(1 << 20));

        assertThat(CriuLog.read(log, 0, 100, entry -> true).get(0).text()).hasSize(4096);
    }
}
