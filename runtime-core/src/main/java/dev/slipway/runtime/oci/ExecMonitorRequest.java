package dev.slipway.runtime.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * A further process to be run in a container, under a monitor of its own.
 *
 * @param id of the session
 * @param container id of the container, which runs
 * @param folder the session's own, for the pid files, the runtime's log, the monitor's attach socket and its exit
 *     folder, {@code exit}. Both exist.
 * @param process the {@code process} of the OCI runtime specification
 * @param terminal whether it has a terminal
 * @param stdin whether its standard input is kept open
 */
public record ExecMonitorRequest(
        String id, String container, Path folder, ObjectNode process, boolean terminal, boolean stdin) {
    MonitorFiles files() {
        return new MonitorFiles(folder);
    }

    Path processFile() {
        return folder.resolve("process.json");
    }

    /** Where its monitor writes how it ended, in a file with the name of the container. */
    Path exits() {
        return folder.resolve("exit");
    }
}
