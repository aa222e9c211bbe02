package dev.slipway.protocol.model;

import java.util.List;

/** The processes of one of a pod's containers. */
public record PodProcesses(String container, String name, List<ProcessInfo> processes) {}
