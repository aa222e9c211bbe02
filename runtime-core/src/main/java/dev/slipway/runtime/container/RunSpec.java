package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import java.util.Map;
import java.util.Set;

/** Completes a container's OCI configuration with what is known only when it is run. */
final class RunSpec {
    /** Kinds of namespace, ours to the specification's. */
    static final Map<String, String> NAMESPACE_TYPES = Map.of(
            "net", "network",
            "ipc", "ipc",
            "uts", "uts",
            "pid", "pid",
            "cgroup", "cgroup",
            "user", "user",
            "mnt", "mount");

    private static final int SHORT_ID = 12;

    private RunSpec() {}

    /** The cgroup of a container, from the root of the hierarchy. */
    static String cgroupPath(ContainerConfig config) {
        return cgroupPath(config.cgroupParent(), config.id());
    }

    static String cgroupPath(String parent, String id) {
        return CgroupNaming.of(parent).container(parent, id);
    }

    /**
     * The configuration to run with.
     *
     * @param rootfs where its root filesystem is
     * @param joined kind of namespace to path of the one to join
     */
    static ObjectNode of(ContainerConfig config, String rootfs, Map<String, String> joined) {
        ObjectNode json = config.spec().deepCopy();
        Spec spec = new Spec(json);
        spec.rootPath(rootfs);
        String parent = config.cgroupParent();
        spec.cgroupsPath(CgroupNaming.of(parent).inSpec(parent, config.id()));
        joined.forEach((kind, path) -> spec.namespace(NAMESPACE_TYPES.getOrDefault(kind, kind), path));
        if (json.get("process") instanceof ObjectNode process) {
            process.put("terminal", config.terminal());
        }
        String uts = spec.namespaces().get("uts");
        if (uts == null || !uts.isEmpty()) {
            json.remove("hostname");
        } else {
            json.put("hostname", hostname(config));
        }
        return json;
    }

    /** The host name of a container that has a UTS namespace of its own. */
    static String hostname(ContainerConfig config) {
        return new Spec(config.spec()).hostname().orElseGet(() -> config.id().substring(0, SHORT_ID));
    }

    /** Whether the container has a namespace of this type that is its own. */
    static boolean owns(ContainerConfig config, String type) {
        return owns(config.spec(), config.namespaces().keySet(), type);
    }

    /**
     * As {@link #owns(ContainerConfig, String)}.
     *
     * @param joined kinds of namespace that are another container's
     */
    static boolean owns(ObjectNode spec, Set<String> joined, String type) {
        return "".equals(new Spec(spec).namespaces().get(type))
                && joined.stream().noneMatch(kind -> type.equals(NAMESPACE_TYPES.get(kind)));
    }
}
