package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;

/** Lets nobody in once the engine is being closed. */
public final class Gate {
    private volatile boolean closed;

    /** Does nothing while the engine is open; RUNTIME_STOPPED after that. */
    public void check() {
        if (closed) {
            throw EngineException.of(ErrorKind.RUNTIME_STOPPED, "could not go on: the engine is stopped")
                    .hint("Start the helper again.");
        }
    }

    public boolean closed() {
        return closed;
    }

    /** Closes it; false if it was closed before. */
    public synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
