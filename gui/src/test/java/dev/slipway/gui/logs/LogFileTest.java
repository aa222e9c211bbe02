package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final Instant TIME = Instant.parse("2026-11-27T10:32:11.123456Z");
    private static final List<LogLine> LINES = List.of(line("web", "ready"), line("db", "größer"));

    @TempDir
    Path folder;

    @Test
    void linesAreWrittenAsTheyAreShown() throws IOException {
        assertThat(written(new LogText(false, false))).isEqualTo("ready\ngrößer\n");
        assertThat(written(new LogText(true, true)))
                .isEqualTo("2026-11-27T10:32:11.123Z web | ready\n2026-11-27T10:32:11.123Z db | größer\n");
    }

    @Test
    void whatIsCancelledLeavesTheFileThatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "before");
        assertThatThrownBy(() -> LogFile.write(file, LINES, new LogText(false, false), part -> {}, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private String written(LogText form) throws IOException {
        Path file = folder.resolve("log");
        LogFile.write(file, LINES, form, part -> {}, () -> false);
        return Files.readString(file);
    }

    private static LogLine line(String source, String text) {
        return new LogLine(
                new LogSource(source, source, 0), TIME, TIME, false, Level.NONE, new AnsiText(text, List.of()));
    }
}
