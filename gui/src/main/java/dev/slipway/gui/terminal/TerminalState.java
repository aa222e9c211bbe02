package dev.slipway.gui.terminal;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with the process of a terminal.
 *
 * @param exitCode of a process that has ended; absent while it isn't known
 * @param trouble why it could not be begun, a sentence; empty for nothing
 */
public record TerminalState(Phase phase, @Nullable Integer exitCode, String trouble) {
    /** The steps of its life. */
    public enum Phase {
        STARTING,
        RUNNING,
        /** The process has ended. */
        ENDED,
        /** The process goes on without the terminal. */
        DETACHED,
        /** The connection broke: nobody knows whether the process goes on. */
        LOST,
        /** It could not be begun. */
        FAILED
    }

    static final TerminalState STARTING = new TerminalState(Phase.STARTING, null, "");
    static final TerminalState RUNNING = new TerminalState(Phase.RUNNING, null, "");
    static final TerminalState DETACHED = new TerminalState(Phase.DETACHED, null, "");
    static final TerminalState LOST = new TerminalState(Phase.LOST, null, "");

    static TerminalState ended(@Nullable Integer exitCode) {
        return new TerminalState(Phase.ENDED, exitCode, "");
    }

    static TerminalState failed(String trouble) {
        return new TerminalState(Phase.FAILED, null, trouble);
    }

    /** Whether nothing more will come, so that it may be begun again. */
    public boolean over() {
        return phase != Phase.STARTING && phase != Phase.RUNNING;
    }
}
