package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.LimitCheck;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerConfigBuilder;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStateBuilder;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.List;

/** Changes limits and policies of a container that is there already; the limits of one with a process at once. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Updating {
    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final Launch launch;
    private final RestartPlan plan;

    Updating(Machinery parts, Ledger ledger, Lifecycle lifecycle, Launch launch, RestartPlan plan) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.launch = launch;
        this.plan = plan;
    }

    /** All of it or nothing. */
    void update(String id, ContainerUpdate wanted) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.UPDATE);
            if (wanted.equals(ContainerUpdate.NOTHING)) {
                return;
            }
            ContainerConfig config = changed(container, wanted);
            ContainerRecord next = new ContainerRecord(config, state(container, config, wanted));
            boolean live =
                    container.status().hasProcess() && !wanted.resources().equals(Resources.NONE);
            if (live) {
                requirePossible(container, config);
                parts.runtime().update(id, limits(config));
            }
            try {
                if (live) {
                    launch.rewriteResources(next);
                }
                ledger.save(next, List.of(ledger.event(config, "update")));
            } catch (EngineException failed) {
                if (live) {
                    takeBack(container, failed);
                }
                throw failed;
            }
        }
    }

    /** What the kernel would refuse, or take and not hold. */
    private void requirePossible(ContainerRecord container, ContainerConfig config) {
        try {
            LimitCheck.require(parts.cgroups().cgroup(RunSpec.cgroupPath(config)), limits(config), refused(container));
        } catch (EngineException e) {
            throw e.about(container.id());
        }
    }

    private static ContainerConfig changed(ContainerRecord container, ContainerUpdate wanted) {
        ContainerConfig config = container.config();
        ObjectNode spec = config.spec().deepCopy();
        OptionFindings findings = OptionFindings.of(refused(container));
        ResourceOptions.write(wanted.resources(), SpecOptions.object(spec, "linux"), findings);
        ContainerConfigBuilder next = config.edit().spec(spec);
        if (wanted.restartPolicy() != null) {
            next.restartPolicy(wanted.restartPolicy());
        }
        if (wanted.changesHealthCheck()) {
            next.healthCheck(wanted.healthCheck());
        }
        if (wanted.guarded() != null) {
            next.guarded(wanted.guarded());
        }
        ContainerConfig changed = next.build();
        RunRules rules = new RunRules(findings);
        rules.checkEnd(changed.autoRemove(), changed.restartPolicy(), changed.guarded());
        rules.checkInitContainer(changed.initContainer(), changed.restartPolicy());
        rules.checkHealth(changed.healthCheck(), changed.autoRemove());
        try {
            findings.throwIfAny();
        } catch (EngineException refused) {
            throw refused.about(container.id());
        }
        return changed;
    }

    private static String refused(ContainerRecord container) {
        return "could not update container " + container.name() + ": ";
    }

    private ContainerState state(ContainerRecord container, ContainerConfig config, ContainerUpdate wanted) {
        ContainerState state = container.state();
        ContainerStateBuilder next = state.edit();
        if (wanted.restartPolicy() != null && state.restartAt() != null) {
            next.restartAt(plan.afterUpdate(new ContainerRecord(config, state)));
        }
        if (wanted.changesHealthCheck()) {
            boolean runs =
                    container.status() == ContainerStatus.RUNNING || container.status() == ContainerStatus.PAUSED;
            next.health(runs ? HealthRules.atStart(config) : null);
        }
        return next.build();
    }

    private void takeBack(ContainerRecord container, EngineException failed) {
        try {
            parts.runtime().update(container.id(), limits(container.config()));
            launch.rewriteResources(container);
        } catch (EngineException again) {
            failed.addSuppressed(again);
        }
    }

    private static ObjectNode limits(ContainerConfig config) {
        ObjectNode spec = config.spec();
        return spec.path("linux").path("resources") instanceof ObjectNode resources
                ? resources.deepCopy()
                : spec.objectNode();
    }
}
