package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds containers as the state knows them. Takes no lock. Every call is RUNTIME_STOPPED once the engine is closed. See
 * {@link Containers#require} for one by id, name or prefix.
 */
public final class Lookups {
    private final State state;
    private final Gate gate;

    Lookups(State state, Gate gate) {
        this.state = state;
        this.gate = gate;
    }

    /**
     * What was found of a list of ids and names.
     *
     * @param found in the order of the list, one given twice twice; those before the first that could not be found
     * @param failure why the search ended there; null if all were found
     */
    public record Listed(
            List<ContainerRecord> found, @Nullable EngineException failure) {
        public Listed {
            found = List.copyOf(found);
        }
    }

    /** The container with exactly this id; NO_SUCH_CONTAINER if there is none, even if it is a name or a prefix. */
    public ContainerRecord exact(String id) {
        gate.check();
        return state.container(id).orElseThrow(() -> EngineException.of(
                        ErrorKind.NO_SUCH_CONTAINER, "could not find container " + id + ": no container has this id")
                .hint("Give a full id of 64 digits."));
    }

    /** Whether there is a container with exactly this id. */
    public boolean has(String id) {
        gate.check();
        return state.container(id).isPresent();
    }

    /**
     * Those that all filters want, oldest first; all if there are none.
     *
     * @param filters as {@link ContainerFilter#of}
     */
    public List<ContainerRecord> matching(Map<String, List<String>> filters) {
        gate.check();
        return state.containers().stream()
                .filter(ContainerFilter.of(filters, state))
                .toList();
    }

    /** Those that are RUNNING, oldest first. */
    public List<ContainerRecord> running() {
        gate.check();
        return state.containers().stream()
                .filter(container -> container.status() == ContainerStatus.RUNNING)
                .toList();
    }

    /** The one that was created last, of several the one that is listed first; NO_SUCH_CONTAINER if there is none. */
    public ContainerRecord latest() {
        gate.check();
        ContainerRecord latest = null;
        for (ContainerRecord container : state.containers()) {
            if (latest == null
                    || container.config().created().isAfter(latest.config().created())) {
                latest = container;
            }
        }
        if (latest == null) {
            throw EngineException.of(ErrorKind.NO_SUCH_CONTAINER, "could not find the latest container: there is none")
                    .hint("Create one first.");
        }
        return latest;
    }

    /** The containers of these ids, names or unique prefixes, up to the first that cannot be found. */
    public Listed byList(List<String> idsOrNames) {
        gate.check();
        List<ContainerRecord> found = new ArrayList<>();
        for (String idOrName : idsOrNames) {
            try {
                found.add(state.lookupContainer(idOrName));
            } catch (EngineException unknown) {
                return new Listed(found, unknown);
            }
        }
        return new Listed(found, null);
    }
}
