package dev.slipway.runtime.container;

import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths of cgroups, from the root of the hierarchy. */
public final class CgroupPaths {
    private CgroupPaths() {}

    /** The cgroup of a pod. */
    public static String pod(PodConfig pod) {
        return pod.cgroupParent() + "/slipway-pod-" + pod.id();
    }

    /** The path and its parents that are below the top, innermost first; none if it is elsewhere. */
    static List<String> below(String top, String path) {
        List<String> below = new ArrayList<>();
        for (Path at = Path.of(path);
                at != null && at.startsWith(top) && !at.equals(Path.of(top));
                at = at.getParent()) {
            below.add(at.toString());
        }
        return below;
    }
}
