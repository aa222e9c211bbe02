package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Gate;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Map;

/**
 * Finds pods as the state knows them. Takes no lock. Every call is RUNTIME_STOPPED once the engine is closed. See {@link
 * Pods#require} for one by id, name or prefix.
 */
public final class PodLookups {
    private final State state;
    private final Gate gate;

    PodLookups(State state, Gate gate) {
        this.state = state;
        this.gate = gate;
    }

    /** Whether there is a pod with exactly this id. */
    public boolean has(String id) {
        gate.check();
        return state.pod(id).isPresent();
    }

    /**
     * Those that all filters want, oldest first; all if there are none.
     *
     * @param filters as {@link PodFilter#of}
     */
    public List<PodConfig> matching(Map<String, List<String>> filters) {
        gate.check();
        return state.pods().stream().filter(PodFilter.of(filters, state)).toList();
    }

    /** Those of which a container runs, oldest first. */
    public List<PodConfig> running() {
        gate.check();
        return state.pods().stream()
                .filter(pod -> state.podContainers(pod.id()).stream()
                        .map(ContainerRecord::status)
                        .anyMatch(ContainerStatus.RUNNING::equals))
                .toList();
    }

    /** The one that was created last; NO_SUCH_POD if there is none. */
    public PodConfig latest() {
        gate.check();
        List<PodConfig> all = state.pods();
        if (all.isEmpty()) {
            throw EngineException.of(ErrorKind.NO_SUCH_POD, "could not find the latest pod: there is none")
                    .hint("Create one first.");
        }
        return all.get(all.size() - 1);
    }
}
