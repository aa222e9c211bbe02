package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must run before a container, and the namespaces it takes from there. */
final class Dependencies {
    private final State state;
    private final Processes processes;

    Dependencies(State state, Processes processes) {
        this.state = state;
        this.processes = processes;
    }

    /** All a container depends on, directly or not, each after what it depends on itself; without the container. */
    List<String> inOrder(String id) {
        Set<String> ordered = new LinkedHashSet<>();
        visit(id, ordered, new LinkedHashSet<>());
        ordered.remove(id);
        return List.copyOf(ordered);
    }

    private void visit(String id, Set<String> ordered, Set<String> path) {
        if (ordered.contains(id)) {
            return;
        }
        if (!path.add(id)) {
            throw EngineException.of(
                            ErrorKind.INTERNAL, "could not order the dependencies of container " + id + ": a circle")
                    .about(id);
        }
        state.container(id)
                .ifPresent(found -> found.config().dependencies().forEach(next -> visit(next, ordered, path)));
        path.remove(id);
        ordered.add(id);
    }

    /** Returns if all that a container depends on runs; STATE_INVALID naming what does not. */
    void requireRunning(ContainerRecord container) {
        List<String> missing = new ArrayList<>();
        for (String id : container.config().dependencies()) {
            ContainerRecord dependency = state.container(id).orElse(null);
            if (dependency == null) {
                missing.add(id);
            } else if (dependency.status() != ContainerStatus.RUNNING || !alive(dependency)) {
                missing.add(dependency.name());
            }
        }
        if (!missing.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not start container " + container.name() + ": it depends on "
                                    + String.join(",", missing) + ", which does not run")
                    .about(container.id())
                    .hint("Start what it depends on first, or start it with its dependencies.");
        }
    }

    /** Kind of namespace to path of the one it takes from another container. */
    Map<String, String> namespacePaths(ContainerRecord container) {
        Map<String, String> paths = new LinkedHashMap<>();
        container.config().namespaces().forEach((kind, owner) -> state.container(owner)
                .ifPresent(found -> paths.put(kind, path(found, kind))));
        return paths;
    }

    private static String path(ContainerRecord owner, String kind) {
        String netns = owner.state().netns();
        return kind.equals("net") && netns != null
                ? netns
                : "/proc/" + owner.state().pid() + "/ns/" + kind;
    }

    private boolean alive(ContainerRecord container) {
        return processes.alive(container.state().pid(), container.state().pidStart());
    }
}
