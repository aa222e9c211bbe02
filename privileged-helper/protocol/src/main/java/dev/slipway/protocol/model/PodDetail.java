package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a pod.
 *
 * @param cgroupPath of its own cgroup, from the root of the hierarchy
 * @param resources limits of all its containers together; absent for none
 */
public record PodDetail(
        PodSummary pod, String cgroupPath, @Nullable Resources resources, List<ContainerSummary> containers) {}
