package dev.slipway.runtime.oci;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container to be made, or restored, under a monitor.
 *
 * @param id the container's
 * @param name the container's
 * @param bundle folder with its config.json; the monitor puts its attach socket there. Exists.
 * @param runFolder folder for the pid files, the runtime's log and what the monitor persists. Exists.
 * @param log file for its output, k8s-file
 * @param logMaxSize bytes after which that is truncated; -1 for no limit
 * @param terminal whether its process has a terminal
 * @param stdin whether its standard input is kept open for attach
 * @param restore what to restore it from; null to make it anew
 */
public record MonitorRequest(
        String id,
        String name,
        Path bundle,
        Path runFolder,
        Path log,
        long logMaxSize,
        boolean terminal,
        boolean stdin,
        @Nullable Restore restore) {
    MonitorFiles files() {
        return new MonitorFiles(runFolder);
    }

    Path persist() {
        return runFolder.resolve("persist");
    }

    /**
     * A checkpoint to restore from.
     *
     * @param images folder with CRIU's images
     * @param flags for the runtime's restore: {@code --tcp-established}, {@code --file-locks}, ...
     */
    public record Restore(Path images, List<String> flags) {
        public Restore {
            flags = List.copyOf(flags);
        }
    }
}
