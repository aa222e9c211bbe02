package dev.slipway.runtime.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Locale;

/** How often a container of a pod runs to its end before the others start. */
public enum InitContainer {
    /** At the first start of its pod; then it is removed. */
    ONCE,
    /** At every start of its pod. */
    ALWAYS;

    /** libpod's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this word; INVALID_ARGUMENT if there is none. */
    public static InitContainer ofWord(String word) {
        for (InitContainer each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not use the init container \"" + word + "\": there is none")
                .hint("Use once or always.");
    }
}
