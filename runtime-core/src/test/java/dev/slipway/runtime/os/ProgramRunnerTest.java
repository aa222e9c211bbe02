package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunnerTest {
    private final ProgramRunner runner = new ProgramRunner();

    private static Program shell(String script) {
        return Program.of(ErrorKind.NETWORK, List.of("sh", "-c", script));
    }

    @Test
    void aProgramIsGivenItsInputEnvironmentAndFolder(@TempDir Path folder) {
        ProgramResult result = runner.run(shell("cat; echo $GREETING; pwd; echo wrong >&2; exit 3")
                .input("in\n")
                .environment(Map.of("GREETING", "hello"))
                .folder(folder));

        assertThat(result).isEqualTo(new ProgramResult(3, "in\nhello\n" + folder + "\n", "wrong"));
    }

    @Test
    void muchOutputOnBothStreamsIsReadUpToTheLimitWithoutStopping() {
        ProgramResult result =
                runner.run(shell("head -c 6000000 /dev/zero; head -c 300000 /dev/zero | tr '\\0' x >&2"));

        assertThat(result.succeeded()).isTrue();
        assertThat(result.output()).hasSize(4 << 20);
        assertThat(result.errors()).hasSize(300_000);
    }

    @Test
    void aSignalThatEndedItShowsInTheExitCode() {
        assertThat(runner.run(shell("kill -9 $$")).exitCode()).isEqualTo(137);
    }

    @Test
    void aChildIsGivenNoOtherDescriptorAndNoBlockedSignal() {
        ProgramResult result = runner.run(shell("ls -m /proc/$$/fd; exec grep SigBlk /proc/self/status"));

        assertThat(result.output()).isEqualTo("0, 1, 2\nSigBlk:\t0000000000000000\n");
    }

    @Test
    void aMissingProgramIsAnErrorOfTheCallersKind() {
        EngineException error = catchThrowableOfType(
                EngineException.class, () -> runner.run(Program.of(ErrorKind.NETWORK, List.of("/no/such"))));

        assertThat(error.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(error.message()).isEqualTo("could not run /no/such: No such file or directory");
        assertThat(error.hint()).isNotBlank();
    }

    @Test
    void aProgramThatTakesTooLongIsKilledWithItsChildren(@TempDir Path folder) throws IOException {
        Path pid = folder.resolve("pid");

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> runner.run(
                        shell("sleep 600 & echo $! > " + pid + "; wait").limit(Duration.ofMillis(500))));

        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        int child = Integer.parseInt(Files.readString(pid).strip());
        await().atMost(Duration.ofSeconds(5)).until(() -> new Processes().startTime(child) == 0);
    }

    @Test
    void anInterruptedCallKillsTheProgramAndKeepsTheFlag() throws InterruptedException {
        AtomicReference<EngineException> error = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            error.set(catchThrowableOfType(EngineException.class, () -> runner.run(shell("sleep 600"))));
            if (!Thread.currentThread().isInterrupted()) {
                error.set(null);
            }
        });
        caller.start();
        caller.interrupt();
        caller.join(5000);

        assertThat(error.get()).isNotNull();
        assertThat(error.get().kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    void aBackgroundChildThatHoldsTheStreamsDoesNotHoldTheCaller() {
        long before = System.nanoTime();

        ProgramResult result = runner.run(shell("sleep 3 & echo done"));

        assertThat(result.output()).isEqualTo("done\n");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void noDescriptorIsLeftBehind() throws IOException {
        runner.run(shell("true"));
        long before = descriptors();

        for (int i = 0; i < 50; i++) {
            runner.run(shell("exit 1"));
            runner.runForReport(shell("echo hello >&3"));
            catchThrowableOfType(
                    EngineException.class, () -> runner.run(Program.of(ErrorKind.NETWORK, List.of("/no/such"))));
        }

        assertThat(descriptors()).isLessThan(before + 20);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void aReportIsItsFirstLineAndWhatWasSaidOnStandardError() {
        assertThat(runner.runForReport(shell("echo why >&2; echo one >&3; echo two >&3")))
                .isEqualTo(new Report("one", "why"));
        assertThat(runner.runForReport(shell("echo why >&2; exit 1"))).isEqualTo(new Report("", "why"));
    }
}
