package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The freezer of version 1 of the host, with a real process in a cgroup below; that of version 2 is the machine's. */
class FreezerTest {
    private static final String LINE = "word";

    private final Hierarchies hierarchies = Hierarchies.of(new Mounts().list());
    private final Cgroup cgroup = hierarchies.cgroup("/slipway-test-" + UUID.randomUUID());
    private Path folder;
    private Process echo;

    @BeforeEach
    void startEcho() throws IOException {
        assumeTrue(hierarchies.legacy("freezer") != null, "the host has the freezer of version 1");
        folder = Objects.requireNonNull(cgroup.legacy("freezer"));
        Path below = Files.createDirectories(folder.resolve("below"));
        echo = new ProcessBuilder("cat").start();
        Files.writeString(below.resolve("cgroup.procs"), Long.toString(echo.pid()));
    }

    @AfterEach
    void endEcho() throws InterruptedException {
        if (echo != null) {
            echo.destroyForcibly();
            assertThat(echo.waitFor(10, TimeUnit.SECONDS)).isTrue();
            await().until(cgroup::removeTreeIfEmpty);
        }
    }

    @Test
    void processesStopAndGoOn() throws IOException {
        Freezer freezer = Freezer.of(cgroup).orElseThrow();
        freezer.freeze();
        assertThat(stateBelow()).isEqualTo("FROZEN");
        try (var input = echo.outputWriter();
                var output = echo.inputReader()) {
            input.write(LINE + "\n");
            input.flush();
            assertThat(output.ready()).isFalse();
            freezer.freeze();
            assertThat(stateBelow()).isEqualTo("FROZEN");
            freezer.thaw();
            assertThat(output.readLine()).isEqualTo(LINE);
        }
    }

    @Test
    void thoseThatDoNotStopInTimeGoOn() throws IOException {
        Freezer freezer = Freezer.of(cgroup, Duration.ZERO).orElseThrow();
        EngineException refused = catchThrowableOfType(EngineException.class, freezer::freeze);
        assertThat(refused.kind()).isEqualTo(ErrorKind.CGROUP);
        assertThat(refused.message()).contains("did not stop within 0 ms");
        assertThat(refused.hint()).isNotBlank();
        assertThat(stateBelow()).isEqualTo("THAWED");
    }

    @Test
    void oneThatIsCancelledLetsThemGoOn() throws IOException {
        Freezer freezer = Freezer.of(cgroup).orElseThrow();
        Thread.currentThread().interrupt();
        EngineException cancelled = catchThrowableOfType(EngineException.class, freezer::freeze);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancelled.kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(stateBelow()).isEqualTo("THAWED");
    }

    @Test
    void anInterruptKeepsNoneFrozen() throws IOException {
        Freezer freezer = Freezer.of(cgroup).orElseThrow();
        freezer.freeze();
        Thread.currentThread().interrupt();
        freezer.thaw();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stateBelow()).isEqualTo("THAWED");
    }

    @Test
    void aCgroupThatIsGoneHasNone() {
        assertThat(Freezer.of(hierarchies.cgroup("/slipway-test-none"))).isEmpty();
    }

    private String stateBelow() throws IOException {
        return Files.readString(folder.resolve("below/freezer.state")).strip();
    }
}
