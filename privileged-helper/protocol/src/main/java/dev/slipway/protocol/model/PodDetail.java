package dev.slipway.protocol.model;

import java.util.List;

/** Everything known of a pod. */
public record PodDetail(PodSummary pod, String cgroupPath, List<ContainerSummary> containers) {}
