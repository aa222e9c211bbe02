package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod uses now.
 *
 * @param total of its cgroup, its id in the place of a container's; absent before its first sample and where it has none
 * @param containers those with a process, infra included
 */
public record PodStats(String id, @Nullable StatsSample total, List<StatsSample> containers) {}
