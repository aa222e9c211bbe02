package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;

/** Whether a container fits the pod that it would be restored into. */
final class PreflightPod {
    private final State state;
    private final RestoredConfig configs;

    PreflightPod(State state, RestoredConfig configs) {
        this.state = state;
        this.configs = configs;
    }

    /** Whether it has a pod or needs none. */
    boolean look(ContainerConfig config, RestoreRequest request, Findings found) {
        if (config.pod() == null) {
            if (request.pod() != null) {
                found.error(
                        "pod-unwanted",
                        "pod",
                        "The container " + config.name() + " was in no pod.",
                        "Restore it without a pod.");
                return false;
            }
            dependencies(config, found);
            return true;
        }
        if (request.pod() != null
                && !request.cloned()
                && state.container(config.id()).isPresent()) {
            found.error(
                    "in-place",
                    "pod",
                    "A container that is restored in place stays in its pod.",
                    "Leave the pod out, or restore into a clone.");
        }
        PodConfig pod;
        try {
            pod = configs.pod(config, request).orElse(null);
        } catch (EngineException e) {
            found.error("pod", "pod", e.message() + ".", "Give a pod that is there.");
            return false;
        }
        if (pod == null) {
            found.error(
                    "pod-wanted",
                    "pod",
                    "The container " + config.name() + " was in a pod, which is gone.",
                    "Give the pod that it is to join.");
            return false;
        }
        List<String> missing = config.namespaces().keySet().stream()
                .filter(kind -> pod.infraId() == null || !pod.share().contains(kind))
                .sorted()
                .toList();
        for (String kind : missing) {
            found.error(
                    "namespace",
                    "pod",
                    "The pod " + pod.name() + " does not share its " + kind + " namespace, which the container "
                            + config.name() + " used.",
                    "Give a pod that shares "
                            + String.join(
                                    ", ",
                                    config.namespaces().keySet().stream()
                                            .sorted()
                                            .toList()) + ".");
        }
        return missing.isEmpty();
    }

    private void dependencies(ContainerConfig config, Findings found) {
        for (String id : config.dependencies()) {
            if (state.container(id).isEmpty()) {
                found.error(
                        "dependency",
                        null,
                        "The container " + id + ", on which " + config.name() + " depends, is gone.",
                        "It can't be restored without that one.");
            }
        }
    }
}
