package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The pid of a shell that runs the script, and has begun to. */
    private int start(String script) throws IOException {
        process = new ProcessBuilder("sh", "-c", "echo begun; " + script).start();
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        return (int) process.pid();
    }

    @Test
    void isOverOnceTheNextProgramIsExecuted() throws Exception {
        int pid = start("read line; exec sleep 60");
        Execution shell = Execution.of(pid);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();

        assertThat(shell.awaitNext(LIMIT)).isTrue();

        assertThat(Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), "exe")))
                .hasFileName("sleep");
    }

    @Test
    void isOverOnceTheProcessIsGone() throws Exception {
        Execution shell = Execution.of(start("read line"));
        process.getOutputStream().close();
        assertThat(shell.awaitNext(LIMIT)).isTrue();
    }

    @Test
    void isAwaitedForTheLimitOnly() throws Exception {
        assertThat(Execution.of(start("read line")).awaitNext(Duration.ofMillis(5)))
                .isFalse();
    }
}
