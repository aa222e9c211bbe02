package dev.slipway.gui.action;

import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;

/**
 * What an action is about: what is selected where the user is.
 *
 * @param connected whether the helper can be asked for anything
 */
public record ActionContext(
        boolean connected,
        List<ContainerSummary> containers,
        List<PodSummary> pods,
        List<CheckpointSummary> checkpoints,
        List<String> bundles,
        List<ExecSummary> execs) {
    public ActionContext {
        containers = List.copyOf(containers);
        pods = List.copyOf(pods);
        checkpoints = List.copyOf(checkpoints);
        bundles = List.copyOf(bundles);
        execs = List.copyOf(execs);
    }

    /** Nothing selected. */
    public static ActionContext nothing(boolean connected) {
        return new ActionContext(connected, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Containers alone. */
    public static ActionContext ofContainers(boolean connected, List<ContainerSummary> containers) {
        return new ActionContext(connected, containers, List.of(), List.of(), List.of(), List.of());
    }

    /** Pods alone. */
    public static ActionContext ofPods(boolean connected, List<PodSummary> pods) {
        return new ActionContext(connected, List.of(), pods, List.of(), List.of(), List.of());
    }

    /** Checkpoints alone. */
    public static ActionContext ofCheckpoints(boolean connected, List<CheckpointSummary> checkpoints) {
        return new ActionContext(connected, List.of(), List.of(), checkpoints, List.of(), List.of());
    }

    /** Exec sessions alone. */
    public static ActionContext ofExecs(boolean connected, List<ExecSummary> execs) {
        return new ActionContext(connected, List.of(), List.of(), List.of(), List.of(), execs);
    }
}
