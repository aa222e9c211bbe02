package dev.slipway.runtime.oci;

import dev.slipway.runtime.os.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files in which a monitor and the OCI runtime tell of a start.
 *
 * @param folder where they are
 */
record MonitorFiles(Path folder) {
    private static final int SIGKILL = 9;

    /** Where the runtime writes its JSON log while it starts something. */
    Path runtimeLog() {
        return folder.resolve("oci-log");
    }

    Path pidFile() {
        return folder.resolve("pidfile");
    }

    Path monitorPidFile() {
        return folder.resolve("conmon.pid");
    }

    /** What the runtime logged; empty if it logged nothing. */
    String log() {
        try {
            return Files.readString(runtimeLog());
        } catch (IOException e) {
            return "";
        }
    }

    /** The process that was started, and its monitor. */
    Monitored monitored(int pid, Processes processes) throws IOException {
        int monitorPid = Integer.parseInt(Files.readString(monitorPidFile()).strip());
        return new Monitored(pid, processes.startTime(pid), monitorPid, processes.startTime(monitorPid));
    }

    /** Ends a monitor that would otherwise stay; the kernel then ends the runtime it has started. */
    void killMonitor(Processes processes) throws IOException {
        if (Files.exists(monitorPidFile())) {
            String text = Files.readString(monitorPidFile()).strip();
            if (text.matches("[1-9][0-9]{0,9}")) {
                int pid = Integer.parseInt(text);
                processes.signal(pid, processes.startTime(pid), SIGKILL);
            }
        }
    }
}
