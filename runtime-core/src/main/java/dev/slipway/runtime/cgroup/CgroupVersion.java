package dev.slipway.runtime.cgroup;

/** How the host has mounted its cgroup hierarchies. */
public enum CgroupVersion {
    /** Version 1 alone: a hierarchy for each controller. */
    V1,
    /** Version 1 with the controllers, and a version 2 hierarchy beside it. */
    HYBRID,
    /** Version 2 alone. */
    V2
}
