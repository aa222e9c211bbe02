package dev.slipway.runtime.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;

/**
 * Whether a container that ended without being stopped is started again.
 *
 * @param when after which ends
 * @param maxRetries how often at the most, for ON_FAILURE; 0 for no limit
 */
public record RestartPolicy(When when, int maxRetries) {
    public static final RestartPolicy NO = new RestartPolicy(When.NO, 0);

    public RestartPolicy {
        if (maxRetries < 0 || (maxRetries > 0 && when != When.ON_FAILURE)) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not use the restart policy " + when.word() + " with " + maxRetries + " retries: "
                                    + (maxRetries < 0 ? "their number is negative" : "only on-failure counts them"))
                    .hint("Give retries of at least 1 with on-failure, and none with another policy.");
        }
    }

    /** After which ends. */
    public enum When {
        NO("no"),
        ALWAYS("always"),
        /** Those with another exit code than 0. */
        ON_FAILURE("on-failure"),
        /** As ALWAYS, but not after a reboot or a new start of the engine if it was stopped before. */
        UNLESS_STOPPED("unless-stopped");

        private final String word;

        When(String word) {
            this.word = word;
        }

        /** libpod's word for it. */
        public String word() {
            return word;
        }

        /** The policy of this word; INVALID_ARGUMENT if there is none. */
        public static When ofWord(String word) {
            for (When each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not use the restart policy \"" + word + "\": there is none")
                    .hint("Use no, always, on-failure or unless-stopped.");
        }
    }
}
