package dev.slipway.runtime.container;

import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where cgroups lie. */
public final class CgroupPaths {
    private CgroupPaths() {}

    /** The cgroup of a pod, in the form that parents of containers have. */
    public static String pod(PodConfig pod) {
        return CgroupNaming.of(pod.cgroupParent()).pod(pod.cgroupParent(), pod.id());
    }

    /** The path of a pod's cgroup from the root of the hierarchy. */
    public static String ofPod(PodConfig pod) {
        String parent = pod(pod);
        return CgroupNaming.of(parent).path(parent);
    }

    /** Whether a parent is another, or lies in it. */
    static boolean within(String parent, String other) {
        return path(parent).startsWith(path(other));
    }

    private static Path path(String parent) {
        return Path.of("/" + CgroupNaming.of(parent).path(parent));
    }

    /** The parents of this path that are below the top, innermost first; none if it is elsewhere. */
    static List<String> below(String top, String path) {
        List<String> below = new ArrayList<>();
        for (Path at = Path.of(path).getParent();
                at != null && at.startsWith(top) && !at.equals(Path.of(top));
                at = at.getParent()) {
            below.add(at.toString());
        }
        return below;
    }
}
