package dev.slipway.runtime.oci;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs further processes in containers under conmon, which holds them as {@link Monitor}'s holds a container. */
public final class ExecMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(ExecMonitor.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MonitorOptions options;
    private final RuntimeOptions runtime;
    private final ProgramRunner runner;
    private final Processes processes;

    public ExecMonitor(MonitorOptions options, RuntimeOptions runtime, ProgramRunner runner, Processes processes) {
        this.options = options;
        this.runtime = runtime;
        this.runner = runner;
        this.processes = processes;
    }

    /**
     * Runs the process. After an error it does not run, nor its monitor; files are left in the folder.
     *
     * @param listening called once the monitor's attach socket can be connected to, before the process runs, so that
     *     none of its output is missed; null to let it run at once
     * @throws EngineException OCI_RUNTIME with the runtime's own words; MONITOR if conmon itself fails; TIMEOUT;
     *     CANCELLED; what {@code listening} throws
     */
    public Monitored start(ExecMonitorRequest request, @Nullable Runnable listening) {
        boolean started = false;
        try {
            JSON.writeValue(request.processFile().toFile(), request.process());
            Report report = listening == null ? run(request) : run(request, listening);
            int pid = MonitorAnswer.pid(report, runtime.program(), what(request), message -> failure(request, message));
            Monitored monitored = request.files().monitored(pid, processes);
            started = true;
            return monitored;
        } catch (IOException | NumberFormatException e) {
            throw EngineException.of(ErrorKind.MONITOR, what(request) + ": " + e.getMessage(), e);
        } finally {
            if (!started) {
                end(request);
            }
        }
    }

    /** How it ended, as its monitor wrote it down: -1 if that is no number; empty if it has not ended. */
    public static Optional<Integer> exitCode(Path exitFile) throws IOException {
        if (!Files.exists(exitFile)) {
            return Optional.empty();
        }
        String text = Files.readString(exitFile).strip();
        return Optional.of(text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1);
    }

    private Report run(ExecMonitorRequest request) {
        return runner.runForReport(
                program(request, MonitorCommand.of(options, runtime, request), MonitorCommand.environment(options)));
    }

    private Report run(ExecMonitorRequest request, Runnable listening) {
        List<String> command = MonitorCommand.of(options, runtime, request);
        command.add("--exec-attach");
        return runner.runForReport(program(request, command, MonitorCommand.attachEnvironment(options)), () -> {
            boolean heard = false;
            try {
                listening.run();
                heard = true;
            } finally {
                if (!heard) {
                    end(request);
                }
            }
        });
    }

    private static Program program(ExecMonitorRequest request, List<String> command, Map<String, String> environment) {
        return new Program(command, environment, request.folder(), "", LIMIT, ErrorKind.MONITOR);
    }

    private static String what(ExecMonitorRequest request) {
        return "could not run " + request.process().at("/args/0").asText() + " in container " + request.container();
    }

    private static EngineException failure(ExecMonitorRequest request, String message) {
        String log = request.files().log();
        EngineException error = EngineException.of(
                ErrorKind.OCI_RUNTIME, what(request) + ": " + RuntimeError.reason(log.isBlank() ? message : log));
        return error.hint("Name a program that the container has, a folder that it has, and a user that may use both.");
    }

    /** The kernel ends the runtime with its monitor. */
    private void end(ExecMonitorRequest request) {
        try {
            request.files().killMonitor(processes);
        } catch (EngineException | IOException e) {
            LOG.warn("exec session {}: its monitor could not be ended", request.id(), e);
        }
    }
}
