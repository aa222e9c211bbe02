package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;

/** What must hold of how a container is run, checked and removed, whether it is created so or changed. */
final class RunRules {
    private RunRules() {}

    /**
     * Returns if the options go together; INVALID_ARGUMENT if not.
     *
     * @param verb what is refused otherwise: create, update
     */
    static void check(ContainerConfig config, String verb) {
        if (config.autoRemove() && config.restartPolicy().when() != RestartPolicy.When.NO) {
            throw invalid(verb, "it cannot both be removed when it ends and be started again")
                    .hint("Choose one of autoRemove and a restart policy.");
        }
        HealthCheck check = config.healthCheck();
        if (config.autoRemove() && check != null && check.onFailure() == HealthCheck.OnFailure.RESTART) {
            throw invalid(verb, "it cannot both be removed when it ends and be restarted when it is unhealthy")
                    .hint("Choose one of autoRemove and the restart on failure.");
        }
        if (config.autoRemove() && config.guarded()) {
            throw invalid(verb, "it cannot both be removed when it ends and be protected from removal")
                    .hint("Choose one of autoRemove and protected.");
        }
        if (config.init() && !RunSpec.owns(config, "pid")) {
            throw invalid(verb, "an init process needs a pid namespace of the container's own")
                    .hint("Leave init out, or give the container its own pid namespace.");
        }
        if (check != null) {
            check(check, verb);
        }
    }

    private static void check(HealthCheck check, String verb) {
        if (check.command().isEmpty() || check.command().get(0).isEmpty()) {
            throw invalid(verb, "its health check has no command");
        }
        if (check.retries() < 1) {
            throw invalid(verb, "its health check has fewer than 1 retries");
        }
        if (!positive(check.interval())
                || !positive(check.timeout())
                || check.startPeriod().isNegative()) {
            throw invalid(verb, "the interval and the timeout of its health check must be more than 0 s")
                    .hint("Give seconds, decimals allowed.");
        }
    }

    private static boolean positive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static EngineException invalid(String verb, String why) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not " + verb + " the container: " + why);
    }
}
