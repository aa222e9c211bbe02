package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done to containers, put together once. */
final class Operations {
    private final Busy busyPods = new Busy();
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final Release release;
    private final Rootfs rootfs;
    private final ImagePins pins;
    private final Launch launch;
    private final Lifecycle lifecycle;
    private final MemoryKills memoryKills;
    private final Endings endings;
    private final Waiters waiters;
    private final Stopping stopping;
    private final Restarts restarts;
    private final Updating updating;
    private final Healthchecks healthchecks;
    private final Eviction eviction;
    private final Pruning pruning;
    private final VolumeUsers volumeUsers;
    private final Mounting mounting;
    private final Connecting connecting;
    private final Neighbours neighbours;
    private final Attachments attachments;
    private final ExecEndings execEndings;
    private final ExecStopping execStopping;
    private final Attaching attaching;
    private @Nullable Removal removal;
    private @Nullable LostInfra lostInfra;

    Operations(Machinery parts) {
        ledger = new Ledger(parts.state(), parts.clock());
        dependencies = new Dependencies(parts.state(), parts.processes());
        release = new Release(parts);
        rootfs = new Rootfs(parts);
        pins = new ImagePins(parts);
        HostFiles hostFiles = new HostFiles(parts.state(), parts.layout());
        launch = new Launch(parts, dependencies, release, rootfs, hostFiles);
        RestartPlan plan = new RestartPlan(parts.clock());
        lifecycle = new Lifecycle(parts, ledger, dependencies, launch, release, plan);
        restarts = new Restarts(parts, ledger, lifecycle, plan);
        waiters = new Waiters(parts.state(), parts.workers());
        memoryKills = new MemoryKills(parts, ledger);
        endings = new Endings(parts, ledger, release, plan, memoryKills, this::ended);
        updating = new Updating(parts, ledger, lifecycle, launch, plan);
        stopping = new Stopping(parts, ledger, lifecycle, endings, waiters);
        lostInfra = new LostInfra(parts, ledger, stopping);
        attachments = new Attachments(parts.workers());
        execEndings = new ExecEndings(parts, ledger);
        execStopping = new ExecStopping(parts, execEndings, attachments);
        attaching = new Attaching(parts, lifecycle, attachments);
        healthchecks =
                new Healthchecks(parts, ledger, lifecycle, new HealthActions(parts, busyPods, stopping, lifecycle));
        removal = new Removal(parts, ledger, lifecycle, stopping, endings, execStopping, pins);
        eviction = new Eviction(parts, removal, pins);
        pruning = new Pruning(parts, removal);
        volumeUsers = new VolumeUsers(parts, stopping, removal);
        mounting = new Mounting(parts, ledger, lifecycle, rootfs);
        connecting = new Connecting(parts, ledger, lifecycle, hostFiles);
        neighbours = new Neighbours(parts.state(), hostFiles, parts.workers());
    }

    private void ended(ContainerRecord container) {
        if (container.config().infra()) {
            lostInfra().ended(container);
        } else if (container.config().autoRemove()) {
            removal().remove(container.id(), false, false, true);
        } else {
            restarts.schedule(container);
        }
    }

    Busy busyPods() {
        return busyPods;
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

    Rootfs rootfs() {
        return rootfs;
    }

    ImagePins pins() {
        return pins;
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

    MemoryKills memoryKills() {
        return memoryKills;
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

    VolumeUsers volumeUsers() {
        return volumeUsers;
    }

    Mounting mounting() {
        return mounting;
    }

    Connecting connecting() {
        return connecting;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Attaching attaching() {
        return attaching;
    }

    Attachments attachments() {
        return attachments;
    }

    ExecEndings execEndings() {
        return execEndings;
    }

    ExecStopping execStopping() {
        return execStopping;
    }

    LostInfra lostInfra() {
        return Objects.requireNonNull(lostInfra);
    }

    Removal removal() {
        return Objects.requireNonNull(removal);
    }
}
