package dev.slipway.runtime.oci;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerStatus;

/**
 * What the OCI runtime says a container is doing.
 *
 * @param status the specification's word: {@code created running paused stopped}
 * @param pid host pid of its first process; 0 once it has ended
 */
public record OciStatus(String status, int pid) {
    /** The engine's status for it; INTERNAL for a word that is not the specification's. */
    public ContainerStatus containerStatus() {
        return switch (status) {
            case "created" -> ContainerStatus.CREATED;
            case "running" -> ContainerStatus.RUNNING;
            case "paused" -> ContainerStatus.PAUSED;
            case "stopped" -> ContainerStatus.STOPPED;
            default ->
                throw EngineException.of(
                                ErrorKind.INTERNAL,
                                "could not tell what a container is doing: the runtime says \"" + status + "\"")
                        .hint("Use a runtime that keeps to the OCI runtime specification.");
        };
    }
}
