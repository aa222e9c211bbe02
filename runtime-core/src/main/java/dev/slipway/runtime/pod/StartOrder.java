package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** In which order the containers of a pod start: each after those it depends on. They are stopped the other way round. */
final class StartOrder {
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Map<String, Set<String>> neededBy = new LinkedHashMap<>();

    private StartOrder() {}

    /**
     * The order of these containers.
     *
     * @param dependencies each one's id to the ids of those it depends on itself
     * @throws EngineException INTERNAL if they depend on each other in a circle; NO_SUCH_CONTAINER if one depends on what is
     *     not among them
     */
    static StartOrder of(Map<String, ? extends Collection<String>> dependencies) {
        StartOrder order = new StartOrder();
        Map<String, Collection<String>> left = new LinkedHashMap<>(dependencies);
        dependencies.forEach((id, wanted) -> requireKnown(id, wanted, dependencies.keySet()));
        while (!left.isEmpty()) {
            List<String> next = left.entrySet().stream()
                    .filter(each -> order.needs.keySet().containsAll(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (next.isEmpty()) {
                throw circle(left.keySet());
            }
            next.forEach(id -> order.add(id, Objects.requireNonNull(left.remove(id))));
        }
        return order;
    }

    private static void requireKnown(String id, Collection<String> wanted, Set<String> known) {
        for (String other : wanted) {
            if (!known.contains(other)) {
                throw EngineException.of(
                                ErrorKind.NO_SUCH_CONTAINER,
                                "could not order the containers of the pod: " + id + " depends on " + other
                                        + ", which is not among them")
                        .about(id);
            }
        }
    }

    private static EngineException circle(Set<String> left) {
        return EngineException.of(
                        ErrorKind.INTERNAL,
                        "could not order the containers of the pod: a circle of dependencies holds "
                                + String.join(", ", left))
                .hint("Remove one of them.");
    }

    private void add(String id, Collection<String> wanted) {
        needs.put(id, new LinkedHashSet<>(wanted));
        neededBy.put(id, new LinkedHashSet<>());
        wanted.forEach(other -> Objects.requireNonNull(neededBy.get(other)).add(id));
    }

    /** All, each after what it depends on. */
    List<String> forwards() {
        return List.copyOf(needs.keySet());
    }

    /** All, each before what it depends on. */
    List<String> backwards() {
        List<String> reversed = new ArrayList<>(needs.keySet());
        Collections.reverse(reversed);
        return reversed;
    }

    /** Those it depends on itself. */
    Set<String> needs(String id) {
        return Objects.requireNonNull(needs.get(id));
    }

    /** Those that depend on it themselves. */
    Set<String> neededBy(String id) {
        return Objects.requireNonNull(neededBy.get(id));
    }
}
