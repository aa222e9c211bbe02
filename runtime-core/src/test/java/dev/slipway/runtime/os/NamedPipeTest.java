package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPipeTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final NamedPipe named = new NamedPipe();

    @BeforeEach
    void make() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", pipe().toString()).start().waitFor())
                .isZero();
    }

    private Path pipe() {
        return folder.resolve("pipe");
    }

    @Test
    void aProcessThatWaitsForAReaderGoesOn() throws Exception {
        Process writer = new ProcessBuilder("sh", "-c", "printf 0 > " + pipe()).start();
        assertThat(named.take(pipe(), writer::isAlive, LIMIT)).isTrue();
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isZero();
    }

    @Test
    void theEndIsWhenTheWriterHasClosedThePipe() throws Exception {
        Path mark = folder.resolve("mark");
        String script = "exec 3> %s; printf 0 >&3; sleep 0.2; : > %s; exec 3>&-; sleep 60".formatted(pipe(), mark);
        Process writer = new ProcessBuilder("sh", "-c", script).start();
        try {
            assertThat(named.take(pipe(), writer::isAlive, LIMIT)).isTrue();
            assertThat(mark).exists();
            assertThat(writer.isAlive()).isTrue();
        } finally {
            writer.descendants().forEach(ProcessHandle::destroyForcibly);
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void aWriterThatIsGoneIsNotAwaited() throws IOException {
        assertThat(named.take(pipe(), () -> false, LIMIT)).isFalse();
    }

    @Test
    void aWriterThatNeverWritesIsAwaitedForTheLimitOnly() throws IOException {
        assertThat(named.take(pipe(), () -> true, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aPipeThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> named.take(folder.resolve("none"), () -> true, LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }
}
