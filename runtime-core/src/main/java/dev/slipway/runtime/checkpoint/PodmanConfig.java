package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.SharedMemoryMark;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A container of ours in podman's words: its {@code config.dump} and {@code spec.dump}, as podman 4 reads them. */
final class PodmanConfig {
    private static final int SHARED_MEMORY = 65_536_000;

    /** By which readers of archives, such as checkpointctl, tell whose words it is written in. */
    private static final String MANAGER = "io.container.manager";

    private static final String RESOLV_CONF = "/etc/resolv.conf";
    private static final Set<String> SHAREABLE = Set.of("network", "ipc", "uts", "pid", "cgroup", "user");

    private final Path volumes;

    /**
     * @param volumes where podman keeps volumes, by their names
     */
    PodmanConfig(Path volumes) {
        this.volumes = volumes;
    }

    /**
     * Its {@code config.dump}.
     *
     * @param runtime name of the OCI runtime that it ran with, which podman wants to have as well
     */
    ObjectNode config(ContainerConfig config, String runtime) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", config.id()).put("name", config.name());
        if (config.imageId() != null) {
            json.put("RawImageName", config.imageName())
                    .put("rootfsImageID", config.imageId())
                    .put("rootfsImageName", config.imageName());
        } else {
            json.put("rootfs", config.rootfs()).put("rootfs_overlay", config.bundleId() != null);
        }
        json.putObject("idMappingsOptions").put("HostUIDMapping", true).put("HostGIDMapping", true);
        json.put("shmSize", SHARED_MEMORY);
        if (!SharedMemoryMark.isSet(config.spec()) && !config.namespaces().containsKey("ipc")) {
            // Its /dev/shm is among CRIU's images; podman's own, on the host, would take its place at the next
            // checkpoint.
            json.put("NoShm", true);
        }
        namespaces(json, config);
        volumes(json.putArray("namedVolumes"), config);
        networks(json, config);
        Spec spec = new Spec(config.spec());
        spec.args().forEach(json.putArray("command")::add);
        config.labels().forEach(json.putObject("labels")::put);
        json.put("stdin", config.stdin())
                .put("stopSignal", config.stopSignal())
                .put("stopTimeout", config.stopTimeout().toSeconds())
                .put("createdTime", config.created().toString())
                .put("runtime", runtime)
                .put("cgroupsMode", "enabled")
                .put("logDriver", "k8s-file")
                .put("passwd", true)
                .put("sdnotifyMode", "container")
                .put("umask", "0022");
        return json;
    }

    private static void namespaces(ObjectNode json, ContainerConfig config) {
        if (config.pod() != null) {
            json.put("pod", config.pod());
        }
        config.namespaces().forEach((kind, owner) -> {
            if (PodmanImport.OWNERS.containsKey(kind)) {
                json.put(PodmanImport.OWNERS.get(kind), owner);
            }
        });
    }

    private static void volumes(ArrayNode list, ContainerConfig config) {
        for (VolumeUse use : config.volumes()) {
            ArrayNode options = list.addObject()
                    .put("volumeName", use.name())
                    .put("dest", use.destination())
                    .putArray("options");
            use.options().forEach(options::add);
        }
    }

    private static void networks(ObjectNode json, ContainerConfig config) {
        json.put("createNetNS", !config.networks().isEmpty());
        ObjectNode networks = json.putObject("newNetworks");
        int number = 0;
        for (String network : config.networks()) {
            NetworkOptions wanted = config.networkOptions(network);
            ObjectNode options = networks.putObject(network).put("interface_name", "eth" + number);
            if (!wanted.addresses().isEmpty()) {
                wanted.addresses().forEach(options.putArray("static_ips")::add);
            }
            if (wanted.mac() != null) {
                options.put("static_mac", wanted.mac());
            }
            if (!wanted.aliases().isEmpty()) {
                wanted.aliases().forEach(options.putArray("aliases")::add);
            }
            number++;
        }
        json.put("networkMode", config.networks().isEmpty() ? "none" : "bridge");
        ArrayNode ports = json.putArray("newPortMappings");
        for (PortMapping port : config.ports()) {
            ports.addObject()
                    .put("host_ip", port.hostIp() == null ? "" : port.hostIp())
                    .put("container_port", port.containerPort())
                    .put("host_port", port.hostPort())
                    .put("range", 1)
                    .put("protocol", port.protocol());
        }
    }

    /**
     * podman takes the mount of this file out of what it reads and gives it again to containers on a network alone; but
     * the images of one without a network have it too, and CRIU must find something for it. Written like this podman does
     * not know it, and the OCI runtime does.
     */
    private static void keepResolvConf(ObjectNode json) {
        for (JsonNode mount : json.path("mounts")) {
            if (mount instanceof ObjectNode known
                    && known.path("destination").asText().equals(RESOLV_CONF)) {
                known.put("destination", "/etc/./resolv.conf").put("source", RESOLV_CONF);
            }
        }
    }

    /** Its {@code spec.dump}: what it ran with, without what was this engine's alone. */
    ObjectNode spec(ContainerConfig config, ObjectNode ranWith) {
        ObjectNode json = ranWith.deepCopy();
        Spec spec = new Spec(json);
        for (Map.Entry<String, String> each : spec.namespaces().entrySet()) {
            if (SHAREABLE.contains(each.getKey()) && !each.getValue().isEmpty()) {
                spec.namespace(each.getKey(), null);
            }
        }
        for (VolumeUse use : config.volumes()) {
            json.path("mounts").forEach(mount -> {
                if (mount instanceof ObjectNode known
                        && known.path("destination").asText().equals(use.destination())) {
                    known.put(
                            "source",
                            volumes.resolve(use.name()).resolve("_data").toString());
                }
            });
        }
        if (config.networks().isEmpty()) {
            keepResolvConf(json);
        }
        ObjectNode annotations = json.withObjectProperty("annotations").put(MANAGER, "libpod");
        annotations.remove("org.criu.config");
        return json;
    }
}
