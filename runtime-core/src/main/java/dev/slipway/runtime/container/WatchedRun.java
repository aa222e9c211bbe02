package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of a container whose health is checked, for as long as neither the run nor the check is another. */
final class WatchedRun {
    private final String id;
    private final Instant startedAt;
    private final HealthCheck check;

    private WatchedRun(String id, Instant startedAt, HealthCheck check) {
        this.id = id;
        this.startedAt = startedAt;
        this.check = check;
    }

    /** The run that a container is in; null if it does not run, or is not checked. */
    static @Nullable WatchedRun of(@Nullable ContainerRecord container) {
        if (container == null) {
            return null;
        }
        HealthCheck check = container.config().healthCheck();
        Instant startedAt = container.state().startedAt();
        boolean runs = container.status() == ContainerStatus.RUNNING || container.status() == ContainerStatus.PAUSED;
        return runs && check != null && startedAt != null ? new WatchedRun(container.id(), startedAt, check) : null;
    }

    String id() {
        return id;
    }

    HealthCheck check() {
        return check;
    }

    boolean sameAs(@Nullable WatchedRun other) {
        return other != null && id.equals(other.id) && startedAt.equals(other.startedAt) && check.equals(other.check);
    }

    /** How long until its next check, by the last one that is known; zero if that time is over. */
    Duration untilDue(@Nullable Health health, Instant now) {
        List<Health.Run> runs = health == null ? List.of() : health.runs();
        Instant last = runs.isEmpty() ? startedAt : runs.get(runs.size() - 1).ended();
        Duration left = Duration.between(now, last.plus(check.interval()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
