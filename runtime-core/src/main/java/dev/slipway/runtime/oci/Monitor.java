package dev.slipway.runtime.oci;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.os.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes containers under conmon, which holds them from then on: it outlives the helper, writes the log and, at the end,
 * the exit file. No thread and no child of the helper stays for a container.
 */
public final class Monitor {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

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
            int pid = MonitorAnswer.pid(
                    report, runtime.options().program(), what(request), message -> failure(request, message));
            Monitored monitored = request.files().monitored(pid, processes);
            made = true;
            return monitored;
        } catch (IOException | NumberFormatException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, what(request) + ": the monitor left no pid: " + e.getMessage(), e)
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
            Files.deleteIfExists(request.files().runtimeLog());
            Files.createDirectories(request.persist());
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.MONITOR, what(request) + ": " + e.getMessage(), e)
                    .about(request.id());
        }
    }

    private static String what(MonitorRequest request) {
        return "could not make container " + request.id();
    }

    private static EngineException failure(MonitorRequest request, String message) {
        String log = request.files().log();
        if (request.restore() != null) {
            return EngineException.of(
                            ErrorKind.CHECKPOINT,
                            "could not restore container " + request.id() + ": "
                                    + RuntimeError.reason(log.isBlank() ? message : log))
                    .about(request.id());
        }
        return RuntimeError.of(what(request), log.isBlank() ? message : log).about(request.id());
    }

    /** Each step is tried, whatever the one before it did; a failure here must not hide the first one. */
    private void undo(MonitorRequest request) {
        boolean interrupted = Thread.interrupted();
        try {
            request.files().killMonitor(processes);
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

    private static void deleteRunFiles(MonitorRequest request) throws IOException {
        Files.deleteIfExists(request.files().pidFile());
        Files.deleteIfExists(request.files().monitorPidFile());
        for (String name : List.of("exit", "oom")) {
            Files.deleteIfExists(request.persist().resolve(name));
        }
        for (String name : List.of("attach", "ctl", "winsz")) {
            Files.deleteIfExists(request.bundle().resolve(name));
        }
    }
}
