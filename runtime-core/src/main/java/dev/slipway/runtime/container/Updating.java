package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerConfigBuilder;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStateBuilder;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.List;
import java.util.Map;

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

    private static ContainerConfig changed(ContainerRecord container, ContainerUpdate wanted) {
        ContainerConfig config = container.config();
        ObjectNode spec = config.spec().deepCopy();
        OptionFindings findings = new OptionFindings();
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
        rules.checkHealth(changed.healthCheck());
        try {
            findings.throwIfAny();
        } catch (EngineException refused) {
            throw renamed(refused, container);
        }
        return changed;
    }

    /** The rules of limits speak of a container that is created. */
    private static EngineException renamed(EngineException refused, ContainerRecord container) {
        String message = refused.message();
        EngineException renamed = EngineException.of(
                        refused.kind(),
                        "could not update container " + container.name() + message.substring(message.indexOf(": ")),
                        refused)
                .about(container.id());
        for (Map.Entry<String, Object> detail : refused.details().entrySet()) {
            renamed = renamed.detail(detail.getKey(), detail.getValue());
        }
        return refused.hint() == null ? renamed : renamed.hint(refused.hint());
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
