package dev.slipway.runtime.state;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A command that tells whether a running container does its work.
 *
 * @param command what is run in the container; exit code 0 is healthy
 * @param interval time between the end of a run and the next
 * @param timeout after which a run is killed and has failed
 * @param startPeriod after the start, in which failures do not count
 * @param retries failures in a row after which it is unhealthy, at least 1
 * @param onFailure what is done then
 */
public record HealthCheck(
        List<String> command,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        int retries,
        OnFailure onFailure) {
    public HealthCheck {
        command = List.copyOf(command);
    }

    /** What is done to a container that has become unhealthy. */
    public enum OnFailure {
        NONE,
        KILL,
        RESTART,
        STOP;

        /** libpod's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
