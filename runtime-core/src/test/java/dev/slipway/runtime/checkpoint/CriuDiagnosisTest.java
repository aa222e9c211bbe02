package dev.slipway.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriuDiagnosisTest {
    private static final EngineException FAILURE = EngineException.of(
            ErrorKind.CHECKPOINT, "could not checkpoint container 12: criu failed: type NOTIFY errno 0");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inet: Connected TCP socket, consider using --tcp-established option. | open TCP connection | established TCP
            unix: Can't dump half of stream unix connection. External socket is used. Consider using --ext-unix-sk option. | peer is outside | external Unix
            Can't lookup mount=42 for fd=1 path=/tmp/out | outside the container | output
            Some file locks are hold by dumping tasks! You can try --file-locks to dump them. | file lock | file locks
            vdso: Unexpected rt vDSO area bounds | older than the kernel | newer CRIU
            mem: Dirty tracking is OFF. Memory snapshot will not work. | changed memory | full checkpoint
            tty: Found dangling tty with sid 1 pgid 1 (pts) on peer fd 0. | terminal | shell job
            sockets: Can't get 1:16 opt: Operation not supported | socket | newer CRIU
            Can't get rlimit 0: Operation not permitted | limits | CAP_SYS_RESOURCE
            files: File count has bad size 12 (expect 9) | has changed | files saved""")
    void aKnownLineBecomesCauseAndCure(String line, String cause, String cure) throws IOException {
        EngineException error = CriuDiagnosis.explain("checkpoint", "web", log(line), FAILURE);

        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message())
                .startsWith("could not checkpoint container web: ")
                .contains(cause);
        assertThat(error.hint()).contains(cure);
        assertThat(error.details().get("log")).isEqualTo(List.of(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inet: Connected TCP socket, consider using --tcp-established option. | tcpEstablished
            unix: External socket is used. Consider using --ext-unix-sk option. | externalUnixSockets
            Some file locks are hold by dumping tasks! You can try --file-locks to dump them. | fileLocks
            tty: Found dangling tty with sid 1 pgid 1 (pts) on peer fd 0. | shellJob
            vdso: Unexpected rt vDSO area bounds |""")
    void theSwitchThatIsTheCureIsNamed(String line, @Nullable String option) throws IOException {
        assertThat(CriuDiagnosis.explain("checkpoint", "web", log(line), FAILURE)
                        .details()
                        .get("option"))
                .isEqualTo(option);
    }

    @Test
    void anUnknownLineIsShownAsItIs() throws IOException {
        EngineException error = CriuDiagnosis.explain("restore", "web", log("Something odd"), FAILURE);

        assertThat(error.message()).isEqualTo("could not restore container web: CRIU says: Something odd");
        assertThat(error.hint()).isNotBlank();
    }

    @Test
    void theLogThatTheRuntimeNamesIsRead() throws IOException {
        Path log = log("inet: Connected TCP socket");
        EngineException named =
                EngineException.of(ErrorKind.OCI_RUNTIME, "criu failed: type NOTIFY errno 0\nlog file: " + log);

        assertThat(CriuDiagnosis.explain("restore", "web", null, named).message())
                .contains("open TCP connection");
    }

    @Test
    void withoutALogTheFailureStaysAsItIs() {
        assertThat(CriuDiagnosis.explain("restore", "web", folder.resolve("none.log"), FAILURE))
                .isSameAs(FAILURE);
    }

    private Path log(String line) throws IOException {
        return Files.writeString(folder.resolve("dump.log"), """
                (00.034178) Dumping processes (pid: 4088 comm: sh)
                (00.034196) Error (criu/util.c:1533): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted
                (00.147146) Error (criu/cr-dump.c:371): %s
                """.formatted(line));
    }
}
