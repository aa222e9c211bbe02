package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the runs of a health check come to. */
final class HealthRules {
    private HealthRules() {}

    /** The health of a container that is just started; null if it has no check. */
    static @Nullable Health atStart(ContainerConfig config) {
        return config.healthCheck() == null ? null : Health.STARTING;
    }

    /** The health after one more run. A failure in the start period does not count until the first success. */
    static Health after(Health before, Health.Run run, HealthCheck check, Instant startedAt) {
        List<Health.Run> runs = new ArrayList<>(before.runs());
        runs.add(run);
        List<Health.Run> newest = runs.subList(Math.max(0, runs.size() - Health.KEPT), runs.size());
        if (run.exitCode() == 0) {
            return new Health(Health.Status.HEALTHY, 0, newest);
        }
        boolean starting = before.status() == Health.Status.STARTING
                && run.started().isBefore(startedAt.plus(check.startPeriod()));
        int streak = starting ? before.failingStreak() : before.failingStreak() + 1;
        return new Health(streak >= check.retries() ? Health.Status.UNHEALTHY : before.status(), streak, newest);
    }
}
