package dev.slipway.runtime.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** conmon's command line, of version 2.1.6 and later. */
final class MonitorCommand {
    /** The descriptor on which conmon tells how the start went; see {@code runForReport}. */
    private static final String SYNC_PIPE = "3";

    private static final String START_PIPE = "4";
    private static final String ATTACH_PIPE = "5";

    private MonitorCommand() {}

    /** For a start at which conmon waits until its attach socket is connected to. */
    static Map<String, String> attachEnvironment(MonitorOptions options) {
        Map<String, String> environment = environment(options);
        environment.put("_OCI_STARTPIPE", START_PIPE);
        environment.put("_OCI_ATTACHPIPE", ATTACH_PIPE);
        return environment;
    }

    static Map<String, String> environment(MonitorOptions options) {
        Map<String, String> environment = new LinkedHashMap<>(options.environment());
        environment.put("TZ", "UTC");
        environment.put("_OCI_SYNCPIPE", SYNC_PIPE);
        return environment;
    }

    static List<String> of(MonitorOptions options, RuntimeOptions runtime, MonitorRequest request) {
        List<String> command = common(options, runtime, request.files());
        add(command, "-c", request.id());
        add(command, "-u", request.id());
        add(command, "-n", request.name());
        add(command, "-b", request.bundle());
        add(command, "--exit-dir", options.exits());
        add(command, "--persist-dir", request.persist());
        add(command, "-l", "k8s-file:" + request.log());
        if (request.logMaxSize() > 0) {
            add(command, "--log-size-max", request.logMaxSize());
        }
        streams(command, request.terminal(), request.stdin());
        if (options.noPivotRoot()) {
            command.add("--no-pivot");
        }
        MonitorRequest.Restore restore = request.restore();
        if (restore != null) {
            add(command, "--restore", restore.images());
            restore.flags().forEach(flag -> add(command, "--runtime-opt", flag));
        }
        return command;
    }

    /** The command line for a further process in a container. */
    static List<String> of(MonitorOptions options, RuntimeOptions runtime, ExecMonitorRequest request) {
        List<String> command = common(options, runtime, request.files());
        add(command, "-c", request.container());
        add(command, "-u", request.id());
        add(command, "-b", request.folder());
        add(command, "--exit-dir", request.exits());
        add(command, "-l", "none");
        command.add("-e");
        add(command, "--exec-process-spec", request.processFile());
        streams(command, request.terminal(), request.stdin());
        return command;
    }

    private static List<String> common(MonitorOptions options, RuntimeOptions runtime, MonitorFiles files) {
        List<String> command = new ArrayList<>(List.of(options.program(), "--api-version", "--full-attach"));
        add(command, "-r", runtime.program());
        add(command, "-p", files.pidFile());
        add(command, "-P", files.monitorPidFile());
        add(command, "--log-level", "error");
        command.add("--no-sync-log");
        runtime.globalArguments().forEach(argument -> add(command, "--runtime-arg", argument));
        add(command, "--runtime-arg", "--log=" + files.runtimeLog());
        if (runtime.systemdCgroup()) {
            command.add("-s");
        }
        return command;
    }

    private static void streams(List<String> command, boolean terminal, boolean stdin) {
        if (terminal) {
            command.add("-t");
        } else if (stdin) {
            command.add("-i");
        }
    }

    private static void add(List<String> command, String option, Object value) {
        command.add(option);
        command.add(value.toString());
    }
}
