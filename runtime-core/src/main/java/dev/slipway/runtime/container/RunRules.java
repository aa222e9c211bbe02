package dev.slipway.runtime.container;

import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.InitContainer;
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

    /** Finds what does not go together with running to its end before the other containers of a pod. */
    void checkInitContainer(CreateContainer request) {
        if (request.initContainer() == null) {
            return;
        }
        RestartPolicy policy = request.restartPolicy();
        if (request.pod() == null) {
            findings.add("initContainer", "an init container needs a pod", "Name its pod.");
        }
        if (request.autoRemove() || (policy != null && policy.when() != RestartPolicy.When.NO)) {
            findings.add(
                    "initContainer",
                    "an init container cannot be removed when it ends, or be started again, by itself",
                    "Leave autoRemove and the restart policy out; once removes it after its run.");
        }
        if (request.initContainer() == InitContainer.ONCE && request.guarded()) {
            findings.add(
                    "initContainer",
                    "it cannot both be removed after its run and be protected from removal",
                    "Choose one of once and protected.");
        }
    }

    /** Finds that a container that is changed would be started again although its pod's start runs it. */
    void checkInitContainer(@Nullable InitContainer init, RestartPolicy policy) {
        if (init != null && policy.when() != RestartPolicy.When.NO) {
            findings.add("restartPolicy", "an init container cannot be started again by itself", "Leave it out.");
        }
    }

    /** Finds what is wrong with a health check; nothing if there is none. */
    void checkHealth(@Nullable HealthCheck check, boolean autoRemove) {
        if (check == null) {
            return;
        }
        if (check.command().isEmpty() || check.command().get(0).isEmpty()) {
            findings.add("healthcheck", "its health check has no command", "Give the test a command.");
        }
        if (autoRemove && check.onFailure() == HealthCheck.OnFailure.RESTART) {
            findings.add(
                    "healthcheck",
                    "it cannot both be removed when it ends and be restarted when it is unhealthy",
                    "Choose one of autoRemove and the restart on failure.");
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
