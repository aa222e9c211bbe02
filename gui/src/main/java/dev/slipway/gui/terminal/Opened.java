package dev.slipway.gui.terminal;

import dev.slipway.gui.connection.ProcessChannel;
import org.jspecify.annotations.Nullable;

/**
 * A process that a terminal is connected to.
 *
 * @param exec id of its exec session; absent for a container's first process
 * @param kind what its streams are
 */
public record Opened(@Nullable String exec, ProcessChannel channel, Kind kind) {
    /** What the streams of a process are. */
    public enum Kind {
        /** A terminal. */
        TERMINAL,
        /** Pipes, both ways: lines are sent, and shown here as they are typed. */
        PIPES,
        /** Pipes from it alone. */
        OUTPUT
    }
}
