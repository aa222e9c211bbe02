package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.os.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes containers under conmon, which holds them from then on: it outlives the helper, writes the log and, at the end,
 * the exit file. No thread and no child of the helper stays for a container.
 */
public final class Monitor {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int SIGKILL = 9;

    private final MonitorOptions options;
    private final OciRuntime runtime;
    private final ProgramRunner runner;
    private final Processes processes;

    public Monitor(MonitorOptions options, OciRuntime runtime, ProgramRunner runner, Processes processes) {
        this.options = options;
        this.runtime = runtime;
        this.runner = runner;
        this.processes = processes;
    }

    /**
     * Makes a container, whose process waits for {@link OciRuntime#start}, or restores one, whose processes run. After
     * an error nothing of it is left in the runtime, the exit folder and the run folder, except the runtime's log.
     *
     * @throws EngineException OCI_RUNTIME with the runtime's reason (CHECKPOINT for a restore); MONITOR if conmon
     *     itself fails; TIMEOUT; CANCELLED
     */
    public Monitored create(MonitorRequest request) {
        prepare(request);
        boolean made = false;
        try {
            Report report = runner.runForReport(new Program(
                    MonitorCommand.of(options, runtime.options(), request),
                    MonitorCommand.environment(options),
                    request.bundle(),
                    "",
                    options.limit(),
                    ErrorKind.MONITOR));
            int pid = pid(request, report);
            int monitorPid =
                    Integer.parseInt(Files.readString(request.monitorPidFile()).strip());
            Monitored monitored =
                    new Monitored(pid, processes.startTime(pid), monitorPid, processes.startTime(monitorPid));
            made = true;
            return monitored;
        } catch (IOException | NumberFormatException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR,
                            "could not make container " + request.id() + ": the monitor left no pid: " + e.getMessage(),
                            e)
                    .about(request.id());
        } finally {
            if (!made) {
                undo(request);
            }
        }
    }

    /** Deletes what an earlier run left, so that none of it is taken for this run's. */
    private void prepare(MonitorRequest request) {
        try {
            Files.deleteIfExists(options.exits().resolve(request.id()));
            deleteRunFiles(request);
            Files.deleteIfExists(request.runtimeLog());
            Files.createDirectories(request.persist());
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, "could not make container " + request.id() + ": " + e.getMessage(), e)
                    .about(request.id());
        }
    }

    private int pid(MonitorRequest request, Report report) {
        if (report.line().isEmpty()
                && !Files.isExecutable(Path.of(runtime.options().program()))) {
            throw EngineException.of(
                            ErrorKind.OCI_RUNTIME,
                            "could not make container " + request.id() + ": the OCI runtime "
                                    + runtime.options().program() + " is not installed")
                    .about(request.id())
                    .hint("Install it, or correct its path in the configuration.");
        }
        if (report.line().isEmpty()) {
            throw EngineException.of(
                            ErrorKind.MONITOR,
                            "could not make container " + request.id() + ": the monitor ended without an answer"
                                    + (report.errors().isEmpty() ? "" : ": " + lastLine(report.errors())))
                    .about(request.id());
        }
        try {
            JsonNode answer = JSON.readTree(report.line());
            if (!answer.path("data").isInt()) {
                throw EngineException.of(
                                ErrorKind.MONITOR,
                                "could not make container " + request.id() + ": the monitor's answer names no process")
                        .about(request.id());
            }
            int pid = answer.path("data").asInt(-1);
            if (pid > 0) {
                return pid;
            }
            throw failure(request, answer.path("message").asText());
        } catch (JsonProcessingException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR,
                            "could not make container " + request.id() + ": the monitor's answer is no JSON",
                            e)
                    .about(request.id());
        }
    }

    private static EngineException failure(MonitorRequest request, String message) {
        String log = runtimeLog(request);
        if (request.restore() != null) {
            return EngineException.of(
                            ErrorKind.CHECKPOINT,
                            "could not restore container " + request.id() + ": "
                                    + RuntimeError.reason(log.isBlank() ? message : log))
                    .about(request.id());
        }
        return RuntimeError.of("could not make container " + request.id(), log.isBlank() ? message : log)
                .about(request.id());
    }

    private static String runtimeLog(MonitorRequest request) {
        try {
            return Files.readString(request.runtimeLog());
        } catch (IOException e) {
            return "";
        }
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** Each step is tried, whatever the one before it did; a failure here must not hide the first one. */
    private void undo(MonitorRequest request) {
        boolean interrupted = Thread.interrupted();
        try {
            killMonitor(request);
            runtime.delete(request.id(), true);
            Files.deleteIfExists(options.exits().resolve(request.id()));
            deleteRunFiles(request);
        } catch (EngineException | IOException e) {
            LOG.warn("could not clean up after container {}", request.id(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One that hangs would otherwise stay; the kernel then ends the runtime it has started. */
    private void killMonitor(MonitorRequest request) throws IOException {
        if (Files.exists(request.monitorPidFile())) {
            String text = Files.readString(request.monitorPidFile()).strip();
            if (text.matches("[1-9][0-9]{0,9}")) {
                int pid = Integer.parseInt(text);
                processes.signal(pid, processes.startTime(pid), SIGKILL);
            }
        }
    }

    private static void deleteRunFiles(MonitorRequest request) throws IOException {
        Files.deleteIfExists(request.pidFile());
        Files.deleteIfExists(request.monitorPidFile());
        for (String name : List.of("exit", "oom")) {
            Files.deleteIfExists(request.persist().resolve(name));
        }
        for (String name : List.of("attach", "ctl", "winsz")) {
            Files.deleteIfExists(request.bundle().resolve(name));
        }
    }
}
