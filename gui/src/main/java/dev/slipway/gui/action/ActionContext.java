package dev.slipway.gui.action;

import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.VolumeSummary;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * What an action is about: what is selected where the user is.
 *
 * @param connected whether the helper can be asked for anything
 */
@RecordBuilder
public record ActionContext(
        boolean connected,
        List<ContainerSummary> containers,
        List<PodSummary> pods,
        List<CheckpointSummary> checkpoints,
        List<String> bundles,
        List<ExecSummary> execs,
        List<ImageSummary> images,
        List<VolumeSummary> volumes,
        List<NetworkSummary> networks) {
    public ActionContext {
        containers = List.copyOf(containers);
        pods = List.copyOf(pods);
        checkpoints = List.copyOf(checkpoints);
        bundles = List.copyOf(bundles);
        execs = List.copyOf(execs);
        images = List.copyOf(images);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    /** Nothing selected. */
    public static ActionContext nothing(boolean connected) {
        return new ActionContext(
                connected, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Containers alone. */
    public static ActionContext ofContainers(boolean connected, List<ContainerSummary> containers) {
        return ActionContextBuilder.builder(nothing(connected))
                .containers(containers)
                .build();
    }

    /** Pods alone. */
    public static ActionContext ofPods(boolean connected, List<PodSummary> pods) {
        return ActionContextBuilder.builder(nothing(connected)).pods(pods).build();
    }

    /** Checkpoints alone. */
    public static ActionContext ofCheckpoints(boolean connected, List<CheckpointSummary> checkpoints) {
        return ActionContextBuilder.builder(nothing(connected))
                .checkpoints(checkpoints)
                .build();
    }

    /** Exec sessions alone. */
    public static ActionContext ofExecs(boolean connected, List<ExecSummary> execs) {
        return ActionContextBuilder.builder(nothing(connected)).execs(execs).build();
    }

    /** Images alone. */
    public static ActionContext ofImages(boolean connected, List<ImageSummary> images) {
        return ActionContextBuilder.builder(nothing(connected)).images(images).build();
    }

    /** Volumes alone. */
    public static ActionContext ofVolumes(boolean connected, List<VolumeSummary> volumes) {
        return ActionContextBuilder.builder(nothing(connected)).volumes(volumes).build();
    }

    /** Networks alone. */
    public static ActionContext ofNetworks(boolean connected, List<NetworkSummary> networks) {
        return ActionContextBuilder.builder(nothing(connected))
                .networks(networks)
                .build();
    }
}
