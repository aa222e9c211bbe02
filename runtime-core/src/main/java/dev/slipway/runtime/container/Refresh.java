package dev.slipway.runtime.container;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStateBuilder;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the state that of a machine that was just started: no process, mount or namespace of a container is left, but
 * addresses are still taken, and the records tell of the boot before.
 */
final class Refresh {
    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);
    private static final int LOST = -1;

    private final Machinery parts;
    private final Operations operations;

    Refresh(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
    }

    /**
     * Refreshes every container; what goes wrong with one does not keep the others from it.
     *
     * @param reboot where it is not sure, a container whose process lives is left as it is
     */
    void run(Reboot reboot) {
        boolean all = true;
        for (ContainerRecord container : parts.state().containers()) {
            if (reboot == Reboot.UNKNOWN && lives(container)) {
                LOG.warn("container {} runs: this is no new boot, though {} is lost", container.id(), alive());
                all = false;
            } else {
                Reconciliation.guarded(container.id(), () -> refresh(container));
            }
        }
        if (all) {
            Folders.empty(parts.layout().exits());
            Folders.empty(parts.layout().runtimeRoot());
        }
        if (!parts.state().containers().isEmpty()) {
            operations.ledger().refreshed();
        }
    }

    private String alive() {
        return parts.layout().alive().toString();
    }

    private boolean lives(ContainerRecord container) {
        ContainerState state = container.state();
        return parts.processes().alive(state.pid(), state.pidStart());
    }

    private void refresh(ContainerRecord container) {
        ContainerConfig config = container.config();
        giveBack(config);
        List<Change> more = new ArrayList<>();
        parts.state().containerExecs(config.id()).forEach(session -> more.add(new Change.RemoveExec(session.id())));
        ContainerState next = reset(container.state());
        if (ran(container.status())) {
            more.add(operations.ledger().event(config, "died", Map.of("exitCode", LOST)));
        }
        if (!next.equals(container.state()) || !more.isEmpty()) {
            operations.ledger().save(new ContainerRecord(config, next), more);
        }
    }

    private void giveBack(ContainerConfig config) {
        try {
            if (!config.networks().isEmpty()) {
                operations.release().releaseAddresses(config.id());
            }
        } finally {
            operations.release().release(config.id());
        }
    }

    /** What a container is after the boot in which it was this. How its last run ended stays, and why its start failed. */
    private ContainerState reset(ContainerState old) {
        ContainerStateBuilder next = old.edit()
                .status(status(old))
                .pid(0)
                .pidStart(0)
                .monitorPid(0)
                .monitorStart(0)
                .netns(null)
                .networks(List.of())
                .restartCount(0)
                .restartAt(null)
                .health(null);
        if (ran(old.status())) {
            next.exitCode(LOST).finishedAt(parts.clock().instant());
        } else if (old.status() == ContainerStatus.CREATED && old.startedAt() != null) {
            next.exitCode(LOST);
        }
        return next.build();
    }

    private static ContainerStatus status(ContainerState old) {
        if (old.status() == ContainerStatus.REMOVING) {
            return ContainerStatus.REMOVING;
        }
        return old.startedAt() == null ? ContainerStatus.CONFIGURED : ContainerStatus.EXITED;
    }

    private static boolean ran(ContainerStatus status) {
        return status.hasProcess() && status != ContainerStatus.CREATED;
    }
}
