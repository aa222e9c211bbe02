package dev.slipway.runtime.state;

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

    /** Whether a process of the container exists. */
    public boolean hasProcess() {
        return this == CREATED || this == RUNNING || this == PAUSED || this == STOPPING;
    }

    /** Whether the container has ended and may be started again. */
    public boolean ended() {
        return this == STOPPED || this == EXITED;
    }
}
