package dev.slipway.runtime.container;

import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What must hold of how a container is run, checked and removed, whether it is created so or changed. */
final class RunRules {
    private final OptionFindings findings;

    RunRules(OptionFindings findings) {
        this.findings = findings;
    }

    /** Finds what does not go together with being removed at the end. */
    void checkEnd(boolean autoRemove, @Nullable RestartPolicy restartPolicy, boolean guarded) {
        if (autoRemove && restartPolicy != null && restartPolicy.when() != RestartPolicy.When.NO) {
            findings.add(
                    "restartPolicy",
                    "it cannot both be removed when it ends and be started again",
                    "Choose one of autoRemove and a restart policy.");
        }
        if (autoRemove && guarded) {
            findings.add(
                    "protected",
                    "it cannot both be removed when it ends and be protected from removal",
                    "Choose one of autoRemove and protected.");
        }
    }

    /** Finds what is wrong with a health check; nothing if there is none. */
    void checkHealth(@Nullable HealthCheck check) {
        if (check == null) {
            return;
        }
        if (check.command().isEmpty() || check.command().get(0).isEmpty()) {
            findings.add("healthcheck", "its health check has no command", "Give the test a command.");
        }
        if (check.retries() < 1) {
            findings.add("healthcheck", "its health check has fewer than 1 retries", "Give at least 1.");
        }
        if (!positive(check.interval())
                || !positive(check.timeout())
                || check.startPeriod().isNegative()) {
            findings.add(
                    "healthcheck",
                    "the interval and the timeout of its health check must be more than 0 s",
                    "Give seconds, decimals allowed.");
        }
    }

    private static boolean positive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
