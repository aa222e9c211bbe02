package dev.slipway.runtime.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Locale;

/** libpod's words for what a container is doing. */
public enum ContainerStatus {
    /** Known to the engine, nothing of it in the kernel. */
    CONFIGURED,
    /** The OCI runtime has made it; its process waits to be started. */
    CREATED,
    RUNNING,
    PAUSED,
    /** A stop was asked for; its process may still run. */
    STOPPING,
    /** Its process has ended; what it used is not yet given back. */
    STOPPED,
    /** Its process has ended and all it used is given back. */
    EXITED,
    /** A removal was begun and will be finished, at the next start if need be. */
    REMOVING,
    UNKNOWN;

    /** The lower-case word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this word; INVALID_ARGUMENT if there is none. */
    public static ContainerStatus ofWord(String word) {
        for (ContainerStatus each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not use the status \"" + word + "\": there is none")
                .hint("Use configured, created, running, paused, stopping, stopped, exited, removing or unknown.");
    }

    /** Whether a process of the container exists. */
    public boolean hasProcess() {
        return this == CREATED || this == RUNNING || this == PAUSED || this == STOPPING;
    }

    /** Whether the container has ended and may be started again. */
    public boolean ended() {
        return this == STOPPED || this == EXITED;
    }
}
