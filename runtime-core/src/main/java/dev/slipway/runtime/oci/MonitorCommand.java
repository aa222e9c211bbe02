package dev.slipway.runtime.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** conmon's command line, of version 2.1.6 and later. */
final class MonitorCommand {
    /** The descriptor on which conmon tells how the start went; see {@code runForReport}. */
    private static final String SYNC_PIPE = "3";

    private MonitorCommand() {}

    static Map<String, String> environment(MonitorOptions options) {
        Map<String, String> environment = new LinkedHashMap<>(options.environment());
        environment.put("TZ", "UTC");
        environment.put("_OCI_SYNCPIPE", SYNC_PIPE);
        return environment;
    }

    static List<String> of(MonitorOptions options, RuntimeOptions runtime, MonitorRequest request) {
        List<String> command = new ArrayList<>(List.of(options.program(), "--api-version", "--full-attach"));
        add(command, "-c", request.id());
        add(command, "-u", request.id());
        add(command, "-n", request.name());
        add(command, "-r", runtime.program());
        add(command, "-b", request.bundle());
        add(command, "-p", request.pidFile());
        add(command, "-P", request.monitorPidFile());
        add(command, "--exit-dir", options.exits());
        add(command, "--persist-dir", request.persist());
        add(command, "-l", "k8s-file:" + request.log());
        add(command, "--log-level", "error");
        command.add("--no-sync-log");
        if (request.logMaxSize() > 0) {
            add(command, "--log-size-max", request.logMaxSize());
        }
        runtime.globalArguments().forEach(argument -> add(command, "--runtime-arg", argument));
        add(command, "--runtime-arg", "--log=" + request.runtimeLog());
        if (runtime.systemdCgroup()) {
            command.add("-s");
        }
        if (request.terminal()) {
            command.add("-t");
        } else if (request.stdin()) {
            command.add("-i");
        }
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

    private static void add(List<String> command, String option, Object value) {
        command.add(option);
        command.add(value.toString());
    }
}
