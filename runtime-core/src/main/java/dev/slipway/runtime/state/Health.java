package dev.slipway.runtime.state;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a container's health check has found since its start.
 *
 * @param status what that comes to
 * @param failingStreak failures in a row
 * @param runs the newest runs, oldest first, at most {@link #KEPT}
 */
public record Health(Status status, int failingStreak, List<Run> runs) {
    /** How many runs are kept. */
    public static final int KEPT = 5;

    /** That of a container that was just started. */
    public static final Health STARTING = new Health(Status.STARTING, 0, List.of());

    public Health {
        runs = List.copyOf(runs);
    }

    /** libpod's words for it, in capitals. */
    public enum Status {
        STARTING,
        HEALTHY,
        UNHEALTHY;

        /** libpod's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One run of the check.
     *
     * @param exitCode of its command; -1 if it was killed for its time or could not be run
     * @param output the first bytes that it wrote
     */
    public record Run(Instant started, Instant ended, int exitCode, String output) {}
}
