package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;

/** Which streams of a process one is attached to: at least one, or INVALID_ARGUMENT. */
public record Streams(boolean stdin, boolean stdout, boolean stderr) {
    public Streams {
        if (!stdin && !stdout && !stderr) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not attach: none of stdin, stdout and stderr is wanted")
                    .hint("Ask for one of them at least.");
        }
    }
}
