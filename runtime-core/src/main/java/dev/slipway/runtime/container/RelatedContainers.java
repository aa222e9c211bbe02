package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.State;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The containers that a new one depends on or takes namespaces from.
 *
 * @param name of the new one; null if it is generated
 * @param pod id of the new one's pod; null if it is in none
 * @param podKnown whether {@code pod} is what was asked for; false if that was refused
 * @param init whether the new one is an init container, which ends before the others of its pod start
 */
record RelatedContainers(
        State state, @Nullable String name, @Nullable String pod, boolean podKnown, boolean init) {
    /**
     * The container of this full id, name, or unique prefix.
     *
     * @throws EngineException NO_SUCH_CONTAINER; AMBIGUOUS_ID; REMOVED if its removal has begun; INVALID_ARGUMENT for the
     *     new one itself, and for one on the other side of a pod's border
     */
    ContainerRecord require(String idOrName) {
        if (idOrName.equals(name)) {
            throw invalid("it would depend on itself", "Name another container.");
        }
        ContainerRecord found = state.lookupContainer(idOrName);
        if (found.status() == ContainerStatus.REMOVING) {
            throw EngineException.of(
                            ErrorKind.REMOVED,
                            "could not create the container: container " + found.name() + " is being removed")
                    .about(found.id())
                    .hint("Name another container.");
        }
        if (podKnown && !Objects.equals(pod, found.config().pod())) {
            throw invalid(
                    "container " + found.name() + " is not in " + (pod == null ? "no pod, as it is" : "the same pod"),
                    "Put both into one pod, or both into none.");
        }
        requireAtTheSameTime(found);
        return found;
    }

    private void requireAtTheSameTime(ContainerRecord found) {
        if (found.config().initContainer() != null) {
            throw invalid(
                    "container " + found.name() + " is an init container, which has ended when others start",
                    "Name another container.");
        }
        if (init && !found.config().infra()) {
            throw invalid(
                    "it is an init container, which runs before container " + found.name() + " starts",
                    "Leave that container out.");
        }
    }

    private static EngineException invalid(String reason, String remedy) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not create the container: " + reason)
                .hint(remedy);
    }
}
