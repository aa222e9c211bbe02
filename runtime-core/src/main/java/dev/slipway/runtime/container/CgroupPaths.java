package dev.slipway.runtime.container;

import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;

/** Paths of cgroups, from the root of the hierarchy. */
public final class CgroupPaths {
    private CgroupPaths() {}

    /** The cgroup of a pod. */
    public static String pod(PodConfig pod) {
        return pod.cgroupParent() + "/slipway-pod-" + pod.id();
    }

    /** The same parent; INVALID_ARGUMENT if cgroupfs cannot take it. */
    public static String check(String parent) {
        if (!parent.startsWith("/")
                || parent.endsWith("/")
                || parent.endsWith(".slice")
                || !Path.of(parent).normalize().toString().equals(parent)) {
            throw SpecOptions.invalid(
                    "cgroupParent", parent, "it is not an absolute path that cgroupfs takes (no .slice, no ..)");
        }
        return parent;
    }
}
