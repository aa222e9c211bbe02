package dev.slipway.runtime.runtime;

import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.state.State;
import java.time.InstantSource;

/** The engine: one owner of one root folder. */
@SuppressWarnings({"DoNotCallSuggester", "JavaLangClash"})
public final class Runtime implements AutoCloseable {
    /** Opens the engine on its root folder; the state stays the caller's to close. */
    public static Runtime open(RuntimeConfig config, State state, InstantSource clock) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** How it is set up. */
    public RuntimeConfig config() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** What it knows. */
    public State state() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Its containers. */
    public Containers containers() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Its pods. */
    public Pods pods() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** The state machine's side of checkpoints. */
    public ProcessImages processImages() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Ends operations in order and leaves containers running. */
    @Override
    public void close() {}
}
