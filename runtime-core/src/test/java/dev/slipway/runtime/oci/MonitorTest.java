package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {
    private static final String ID =
            String.format("%064x", ProcessHandle.current().pid() * 7919 + 0xabcdef);
    private static final String CGROUP =
            "/slipway_monitor_test_" + ProcessHandle.current().pid() + "/" + ID.substring(48);

    @TempDir
    Path folder;

    private final Processes processes = new Processes();
    private final ProgramRunner runner = new ProgramRunner();
    private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();
    private OciRuntime runtime;
    private Monitor monitor;
    private ExitFolder exitFolder;

    @BeforeEach
    void open() {
        runtime = new OciRuntime(
                new RuntimeOptions("runc", folder.resolve("runc"), null, false), runner, Duration.ofSeconds(30));
        exitFolder = ExitFolder.watch(folder.resolve("exits"), exits::add);
        monitor = monitor("conmon");
    }

    private Monitor monitor(String program) {
        return new Monitor(
                new MonitorOptions(program, Program.MINIMAL, folder.resolve("exits"), false, Duration.ofSeconds(20)),
                runtime,
                runner,
                processes);
    }

    @AfterEach
    void close() {
        runtime.delete(ID, true);
        exitFolder.close();
        removeCgroups();
    }

    private static void removeCgroups() {
        await().atMost(Duration.ofSeconds(5)).ignoreException(IOException.class).until(() -> {
            try (Stream<Path> controllers = Files.list(Path.of("/sys/fs/cgroup"))) {
                for (Path controller : Stream.concat(Stream.of(Path.of("/sys/fs/cgroup")), controllers)
                        .toList()) {
                    Files.deleteIfExists(controller.resolve(CGROUP.substring(1)));
                    Files.deleteIfExists(controller.resolve(CGROUP.substring(1)).getParent());
                }
            }
            return true;
        });
    }

    private MonitorRequest request(String... args) throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("containers").resolve(ID));
        Path run = Files.createDirectories(folder.resolve("run").resolve(ID));
        BusyboxBundle.write(bundle, CGROUP, List.of(args));
        return new MonitorRequest(ID, "test", bundle, run, bundle.resolve("ctr.log"), -1, false, false, null);
    }

    @Test
    @Tag("R-OCI-01")
    @Tag("R-OCI-03")
    @Tag("R-OCI-07")
    @Tag("R-OCI-08")
    void aContainerIsMadeStartedAndItsEndAndOutputArrive() throws Exception {
        MonitorRequest request = request("sh", "-c", "echo out; echo err >&2; exit 9");

        Monitored monitored = monitor.create(request);

        assertThat(processes.alive(monitored.pid(), monitored.pidStart())).isTrue();
        assertThat(processes.alive(monitored.monitorPid(), monitored.monitorStart()))
                .isTrue();
        assertThat(runtime.state(ID)).contains(new OciStatus("created", monitored.pid()));
        runtime.start(ID);
        Exit exit = exits.poll(10, TimeUnit.SECONDS);
        assertThat(exit).isNotNull();
        assertThat(exit.containerId()).isEqualTo(ID);
        assertThat(exit.exitCode()).isEqualTo(9);
        assertThat(Files.readString(request.log()))
                .containsPattern("\\S+T\\S+\\+00:00 stdout F out\n")
                .containsPattern("\\S+T\\S+\\+00:00 stderr F err\n");
        runtime.delete(ID, false);
        assertThat(runtime.state(ID)).isEmpty();
        assertThat(runtime.ids()).isEmpty();
        assertThat(exits).isEmpty();
        awaitEndOfMonitor(monitored);
    }

    @Test
    void aContainerWithoutHooksIsStartedWithoutTheCommand() throws Exception {
        Monitored monitored = monitor.create(request("sleep", "60"));

        runtime.startWithoutHooks(ID, () -> processes.alive(monitored.pid(), monitored.pidStart()));

        assertThat(runtime.state(ID)).contains(new OciStatus("running", monitored.pid()));
        assertThat(folder.resolve("runc").resolve(ID).resolve("exec.fifo")).doesNotExist();
        EngineException again =
                catchThrowableOfType(EngineException.class, () -> runtime.startWithoutHooks(ID, () -> true));
        assertThat(again.message()).contains("could not start container " + ID);
        runtime.delete(ID, true);
        awaitEndOfMonitor(monitored);
    }

    @Test
    void aCreatedProcessThatIsGoneIsNotStarted() throws Exception {
        Monitored monitored = monitor.create(request("sleep", "60"));
        processes.signal(monitored.pid(), monitored.pidStart(), 9);
        awaitEndOfMonitor(monitored);

        EngineException error =
                catchThrowableOfType(EngineException.class, () -> runtime.startWithoutHooks(ID, () -> false));

        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
    }

    private void awaitEndOfMonitor(Monitored monitored) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !processes.alive(monitored.monitorPid(), monitored.monitorStart()));
    }

    @Test
    @Tag("R-OCI-12")
    void theMonitorIsNoChildOfThisProcessAndHoldsNoneOfItsFiles() throws Exception {
        Monitored monitored = monitor.create(request("sleep", "60"));

        String status = Files.readString(Path.of("/proc", String.valueOf(monitored.monitorPid()), "status"));
        assertThat(status).doesNotContain("PPid:\t" + ProcessHandle.current().pid() + "\n");
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(monitored.monitorPid()), "fd"))) {
            for (Path descriptor : open.toList()) {
                assertThat(Files.readSymbolicLink(descriptor).toString()).doesNotContain(".jar");
            }
        }
        String environment = Files.readString(Path.of("/proc", String.valueOf(monitored.monitorPid()), "environ"));
        assertThat(environment.split("\0"))
                .allMatch(variable -> variable.matches("(PATH|TZ|_OCI_SYNCPIPE)=.*"))
                .hasSize(3);
        runtime.kill(ID, 9, true);
        awaitEndOfMonitor(monitored);
    }

    @Test
    @Tag("R-OCI-02")
    @Tag("R-OCI-06")
    void aProgramThatIsNotThereIsNamedAndNothingIsLeft() throws Exception {
        MonitorRequest request = request("/no/such/program");

        EngineException error = catchThrowableOfType(EngineException.class, () -> monitor.create(request));

        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message())
                .isEqualTo("could not make container " + ID
                        + ": its program \"/no/such/program\" is not in the root filesystem");
        assertThat(error.hint()).contains("process.args");
        assertNothingIsLeft(request);
    }

    @Test
    @Tag("R-OCI-06")
    void aProgramThatIsNotExecutableIsNamed() throws Exception {
        MonitorRequest request = request("/etc/motd");
        Files.createDirectories(request.bundle().resolve("rootfs/etc"));
        Files.writeString(request.bundle().resolve("rootfs/etc/motd"), "hello");

        EngineException error = catchThrowableOfType(EngineException.class, () -> monitor.create(request));

        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message()).contains("its program \"/etc/motd\" is not executable");
        assertNothingIsLeft(request);
    }

    @Test
    @Tag("R-CTD-06")
    @Tag("R-OCI-01")
    @Tag("R-OCI-02")
    void aConfigurationTheRuntimeRefusesGivesItsReason() throws Exception {
        MonitorRequest request = request("true");
        Files.writeString(request.bundle().resolve("config.json"), "{ no json");

        EngineException error = catchThrowableOfType(EngineException.class, () -> monitor.create(request));

        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message()).contains("invalid character");
        assertNothingIsLeft(request);
    }

    @Test
    @Tag("R-CTD-12")
    void aMissingMonitorIsSaidToBeMissing() throws Exception {
        MonitorRequest request = request("true");

        EngineException error = catchThrowableOfType(
                EngineException.class, () -> monitor("/no/such/conmon").create(request));

        assertThat(error.kind()).isEqualTo(ErrorKind.MONITOR);
        assertThat(error.message()).contains("/no/such/conmon").contains("No such file");
        assertNothingIsLeft(request);
    }

    @Test
    @Tag("R-CTD-13")
    void aMonitorThatEndsWithoutAnAnswerIsAnErrorAtOnce() throws Exception {
        MonitorRequest request = request("true");

        EngineException error = catchThrowableOfType(
                EngineException.class, () -> monitor("/bin/false").create(request));

        assertThat(error.kind()).isEqualTo(ErrorKind.MONITOR);
        assertThat(error.message()).contains("ended without an answer");
    }

    @Test
    @Tag("R-CTR-68")
    void aStaleExitFileIsNotTakenForThisRuns() throws Exception {
        Files.writeString(folder.resolve("exits").resolve(ID), "77");
        assertThat(exits.poll(10, TimeUnit.SECONDS)).isNotNull();

        monitor.create(request("sleep", "60"));

        assertThat(exitFolder.read(ID)).isEmpty();
        assertThat(runtime.kill(ID, 9, true)).isTrue();
        assertThat(exits.poll(10, TimeUnit.SECONDS).exitCode()).isEqualTo(137);
    }

    @Test
    @Tag("R-OCI-03")
    @Tag("R-OCI-05")
    @Tag("R-CTD-05")
    void aRunningContainerIsPausedResumedAndSignalledUntilItIsGone() throws Exception {
        monitor.create(request("sleep", "60"));
        runtime.start(ID);

        runtime.pause(ID);
        assertThat(runtime.state(ID)).map(OciStatus::status).contains("paused");
        runtime.resume(ID);
        assertThat(runtime.state(ID)).map(OciStatus::status).contains("running");
        assertThat(runtime.kill(ID, 9, false)).isTrue();
        assertThat(exits.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(runtime.kill(ID, 9, false)).isFalse();
        runtime.delete(ID, false);
        assertThat(runtime.kill(ID, 9, false)).isFalse();
        runtime.delete(ID, false);
    }

    @Test
    void theVersionOfTheRuntimeIsRead() {
        assertThat(runtime.version()).containsKey("runc").containsKey("spec");
    }

    private void assertNothingIsLeft(MonitorRequest request) throws IOException {
        assertThat(runtime.ids()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("exits"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> left = Files.list(request.runFolder())) {
            assertThat(left.map(path -> path.getFileName().toString())).isSubsetOf("oci-log", "persist");
        }
        assertThat(request.bundle().resolve("attach")).doesNotExist();
        assertThat(request.bundle().resolve("ctl")).doesNotExist();
    }
}
