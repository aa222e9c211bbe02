package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.Locale;

/** What one can wait for a container to come to. */
public enum WaitCondition {
    /** It has no process: it ended, or never ran. */
    EXITED,
    /** The same as {@link #EXITED}. */
    STOPPED,
    RUNNING,
    PAUSED,
    /** It is no longer known. */
    REMOVED;

    /** The condition with this lower-case word; INVALID_ARGUMENT if there is none. */
    public static WaitCondition ofWord(String word) {
        for (WaitCondition condition : values()) {
            if (condition.word().equals(word)) {
                return condition;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not wait for a container: \"" + word + "\" is not a condition")
                .hint("Use one of exited, stopped, running, paused, removed.");
    }

    /** The lower-case word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(ContainerStatus status) {
        return switch (this) {
            case EXITED, STOPPED -> status == ContainerStatus.CONFIGURED || status.ended();
            case RUNNING -> status == ContainerStatus.RUNNING;
            case PAUSED -> status == ContainerStatus.PAUSED;
            case REMOVED -> false;
        };
    }
}
