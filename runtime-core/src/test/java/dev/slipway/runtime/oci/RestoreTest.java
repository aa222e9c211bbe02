package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.CheckpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final Path PRIVATE_CRIU = Path.of("/usr/local/lib/slipway/bin/criu");
    private static final String ID =
            String.format("%064x", ProcessHandle.current().pid() * 104_729);
    private static final String PARENT =
            "/slipway_restore_test_" + ProcessHandle.current().pid();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ProgramRunner runner = new ProgramRunner();
    private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();
    private OciRuntime runtime;
    private Monitor monitor;
    private ExitFolder exitFolder;
    private MonitorRequest request;

    @BeforeEach
    void start() throws IOException {
        String criu = Files.exists(PRIVATE_CRIU) ? PRIVATE_CRIU.toString() : null;
        runtime = new OciRuntime(new RuntimeOptions("runc", folder.resolve("runc"), criu, false), runner, SOON);
        exitFolder = ExitFolder.watch(folder.resolve("exits"), exits::add);
        monitor = new Monitor(
                new MonitorOptions("conmon", Program.MINIMAL, folder.resolve("exits"), false, SOON),
                runtime,
                runner,
                new Processes());
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        Path run = Files.createDirectories(folder.resolve("run"));
        BusyboxBundle.write(
                bundle,
                PARENT + "/c",
                List.of("sh", "-c", "i=0; while true; do i=$((i+1)); echo $i; sleep 0.05; done"));
        request = new MonitorRequest(ID, "count", bundle, run, folder.resolve("ctr.log"), -1, false, false, null);
        monitor.create(request);
        runtime.start(ID);
        await().atMost(SOON).until(() -> counted() >= 3);
    }

    @AfterEach
    void end() {
        runtime.delete(ID, true);
        exitFolder.close();
        await().atMost(SOON).ignoreException(IOException.class).until(() -> {
            try (Stream<Path> controllers = Files.list(Path.of("/sys/fs/cgroup"))) {
                for (Path controller : controllers.toList()) {
                    Files.deleteIfExists(controller.resolve(PARENT.substring(1)));
                }
            }
            return true;
        });
    }

    private int counted() throws IOException {
        List<String> lines = Files.readAllLines(request.log());
        String last = lines.isEmpty() ? "0" : lines.get(lines.size() - 1);
        return Integer.parseInt(last.substring(last.lastIndexOf(' ') + 1));
    }

    private CheckpointRequest checkpoint(boolean leaveRunning) throws IOException {
        return new CheckpointRequest(
                Files.createDirectories(folder.resolve("images")),
                Files.createDirectories(folder.resolve("work")),
                new CheckpointOptions(leaveRunning, true, true, false, false),
                null);
    }

    private MonitorRequest restore(Path images) {
        return new MonitorRequest(
                ID,
                "count",
                request.bundle(),
                request.runFolder(),
                request.log(),
                -1,
                false,
                false,
                new MonitorRequest.Restore(
                        images, CriuFlags.of(new CheckpointOptions(false, true, true, false, false))));
    }

    @Test
    void aCheckpointedContainerGoesOnWhereItWas() throws Exception {
        runtime.checkpoint(ID, checkpoint(false));
        assertThat(exits.poll(20, TimeUnit.SECONDS)).isNotNull();
        runtime.delete(ID, false);
        int before = counted();

        Monitored restored = monitor.create(restore(folder.resolve("images")));

        assertThat(restored.pidStart()).isPositive();
        assertThat(runtime.state(ID)).contains(new OciStatus("running", restored.pid()));
        await().atMost(SOON).until(() -> counted() >= before + 3);
        runtime.kill(ID, 9, true);
        assertThat(exits.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aContainerThatIsLeftRunningGoesOn() throws Exception {
        runtime.checkpoint(ID, checkpoint(true));

        int before = counted();
        await().atMost(SOON).until(() -> counted() >= before + 3);
        assertThat(folder.resolve("images/inventory.img")).exists();
    }

    @Test
    void aRestoreWithoutImagesIsAnErrorOfTheCheckpointAndLeavesNothing() throws Exception {
        runtime.delete(ID, true);
        assertThat(exits.poll(20, TimeUnit.SECONDS)).isNotNull();

        EngineException error = catchThrowableOfType(
                EngineException.class, () -> monitor.create(restore(Files.createDirectories(folder.resolve("empty")))));

        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).startsWith("could not restore container " + ID + ": ");
        assertThat(runtime.ids()).isEmpty();
        assertThat(exitFolder.read(ID)).isEmpty();
    }
}
