package dev.slipway.runtime.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Locale;

/** What becomes of a pod of which only the infra container is left. */
public enum ExitPolicy {
    /** It goes on. */
    CONTINUE,
    /** It is stopped. */
    STOP;

    /** libpod's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this word; INVALID_ARGUMENT if there is none. */
    public static ExitPolicy ofWord(String word) {
        for (ExitPolicy each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not use the exit policy \"" + word + "\": there is none")
                .hint("Use continue or stop.");
    }
}
