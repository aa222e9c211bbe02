package dev.slipway.runtime.container;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Saves what health checks find. A new status is saved with its event at once; a run that changes nothing waits in memory
 * if another was saved a few seconds before, so that short intervals don't turn into as many writes.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class HealthRecord {
    private static final Duration SAVED_AT_MOST_EVERY = Duration.ofSeconds(5);

    private final Machinery parts;
    private final Ledger ledger;
    private final Map<String, Health> unsaved = new ConcurrentHashMap<>();
    private final Map<String, Instant> saved = new ConcurrentHashMap<>();

    HealthRecord(Machinery parts, Ledger ledger) {
        this.parts = parts;
        this.ledger = ledger;
    }

    /** What was not saved of an earlier run of the container is not needed any more. */
    void forget(String id) {
        unsaved.remove(id);
        saved.remove(id);
    }

    /**
     * Takes in one run of a check, unless the container does not run any more as it did at its beginning.
     *
     * @return whether the container became unhealthy by it
     */
    boolean save(ContainerRecord checked, HealthCheck check, Health.Run run, boolean atOnce) {
        String id = checked.id();
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            Instant startedAt = checked.state().startedAt();
            if (container == null || startedAt == null || !stillRuns(container, startedAt, check)) {
                return false;
            }
            Health before = before(container);
            Health next = HealthRules.after(before, run, check, startedAt);
            boolean changed = next.status() != before.status();
            if (changed || atOnce || isTime(id)) {
                write(container, next, changed);
            } else {
                unsaved.put(id, next);
            }
            return changed && next.status() == Health.Status.UNHEALTHY;
        }
    }

    private static boolean stillRuns(ContainerRecord container, @Nullable Instant startedAt, HealthCheck check) {
        return container.status() == ContainerStatus.RUNNING
                && Objects.equals(container.state().startedAt(), startedAt)
                && check.equals(container.config().healthCheck());
    }

    private Health before(ContainerRecord container) {
        Health waiting = unsaved.get(container.id());
        Health known = container.state().health();
        return waiting != null ? waiting : known != null ? known : Health.STARTING;
    }

    private boolean isTime(String id) {
        Instant last = saved.get(id);
        return last == null || !parts.clock().instant().isBefore(last.plus(SAVED_AT_MOST_EVERY));
    }

    private void write(ContainerRecord container, Health next, boolean changed) {
        List<Change> told = changed
                ? List.of(ledger.event(
                        container.config(),
                        "health",
                        Map.of("healthStatus", next.status().word())))
                : List.of();
        ledger.save(
                new ContainerRecord(
                        container.config(),
                        container.state().edit().health(next).build()),
                told);
        unsaved.remove(container.id());
        saved.put(container.id(), parts.clock().instant());
    }
}
