package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Removes the containers that do not run, belong to no pod, wait for no restart, and that no other depends on. */
final class Pruning {
    private final Machinery parts;
    private final Removal removal;

    Pruning(Machinery parts, Removal removal) {
        this.parts = parts;
        this.removal = removal;
    }

    /** Newest first, so that what depends on another goes before it. */
    List<Pruned> prune(Predicate<ContainerRecord> wanted, boolean dryRun) {
        parts.gate().check();
        List<ContainerRecord> all = parts.state().containers();
        List<Pruned> report = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            ContainerRecord container = all.get(i);
            if (unused(container) && wanted.test(container) && gone.containsAll(dependents(container))) {
                Pruned pruned = prune(container, dryRun);
                report.add(pruned);
                if (pruned.error() == null) {
                    gone.add(container.id());
                }
            }
        }
        return report;
    }

    private boolean unused(ContainerRecord container) {
        ContainerStatus status = container.status();
        return container.config().pod() == null
                && container.state().restartAt() == null
                && parts.state().pods().stream().noneMatch(pod -> container.id().equals(pod.serviceId()))
                && (status == ContainerStatus.CONFIGURED || status == ContainerStatus.CREATED || status.ended());
    }

    private List<String> dependents(ContainerRecord container) {
        return parts.state().dependents(container.id());
    }

    private Pruned prune(ContainerRecord container, boolean dryRun) {
        long bytes = Folders.size(parts.layout().bundle(container.id()));
        return new Pruned(container.id(), container.name(), bytes, remove(container, dryRun));
    }

    private @Nullable EngineException remove(ContainerRecord container, boolean dryRun) {
        try {
            if (dryRun) {
                Guard.check("container " + container.name(), List.of(container));
            } else {
                removal.remove(container.id(), false, false, false);
            }
            return null;
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.RUNTIME_STOPPED || e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return e;
        }
    }
}
