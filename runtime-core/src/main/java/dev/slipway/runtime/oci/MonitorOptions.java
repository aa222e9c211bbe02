package dev.slipway.runtime.oci;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Which monitor is used, and how.
 *
 * @param program path of conmon, or a name in the PATH
 * @param environment all that conmon and what it runs are given
 * @param exits folder for its exit files; exists
 * @param noPivotRoot whether the runtime is told not to use pivot_root, for a root on a ramdisk
 * @param limit how long making a container may take
 */
public record MonitorOptions(
        String program, Map<String, String> environment, Path exits, boolean noPivotRoot, Duration limit) {
    public MonitorOptions {
        environment = Map.copyOf(environment);
    }
}
