package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done to containers, put together once. */
final class Operations {
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final Release release;
    private final Launch launch;
    private final Lifecycle lifecycle;
    private final Endings endings;
    private final Waiters waiters;
    private final Stopping stopping;
    private final Restarts restarts;
    private final Updating updating;
    private final Healthchecks healthchecks;
    private final Eviction eviction;
    private final Pruning pruning;
    private final Mounting mounting;
    private @Nullable Removal removal;

    Operations(Machinery parts) {
        ledger = new Ledger(parts.state(), parts.clock());
        dependencies = new Dependencies(parts.state(), parts.processes());
        release = new Release(parts);
        launch = new Launch(parts, dependencies, release);
        RestartPlan plan = new RestartPlan(parts.clock());
        lifecycle = new Lifecycle(parts, ledger, dependencies, launch, release, plan);
        restarts = new Restarts(parts, ledger, lifecycle, plan);
        waiters = new Waiters(parts.state(), parts.workers());
        endings = new Endings(parts, ledger, release, plan, this::ended);
        updating = new Updating(parts, ledger, lifecycle, launch, plan);
        stopping = new Stopping(parts, ledger, lifecycle, endings, waiters);
        healthchecks =
                new Healthchecks(parts, ledger, lifecycle, new HealthActions(parts.workers(), stopping, lifecycle));
        removal = new Removal(parts, ledger, lifecycle, stopping, endings);
        eviction = new Eviction(parts, ledger, removal);
        pruning = new Pruning(parts, removal);
        mounting = new Mounting(parts, ledger, lifecycle, launch);
    }

    private void ended(ContainerRecord container) {
        if (container.config().autoRemove()) {
            removal().remove(container.id(), false, false);
        } else {
            restarts.schedule(container);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    Release release() {
        return release;
    }

    Launch launch() {
        return launch;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Endings endings() {
        return endings;
    }

    Waiters waiters() {
        return waiters;
    }

    Stopping stopping() {
        return stopping;
    }

    Restarts restarts() {
        return restarts;
    }

    Updating updating() {
        return updating;
    }

    Healthchecks healthchecks() {
        return healthchecks;
    }

    Eviction eviction() {
        return eviction;
    }

    Pruning pruning() {
        return pruning;
    }

    Mounting mounting() {
        return mounting;
    }

    Removal removal() {
        return Objects.requireNonNull(removal);
    }
}
