package dev.slipway.runtime.container;

import dev.slipway.runtime.cgroup.CgroupNaming;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What holds for containers that do not say otherwise.
 *
 * @param cgroupManager how their cgroups are named
 * @param cgroupParent cgroup path under which theirs are made
 * @param stopTimeout how long they have to end before they are killed
 * @param logMaxSize bytes after which their log is truncated; -1 for no limit
 * @param initProgram a static program that runs a command, reaps and passes signals on
 */
public record ContainerSettings(
        CgroupNaming cgroupManager, String cgroupParent, Duration stopTimeout, long logMaxSize, Path initProgram) {}
