package dev.slipway.runtime.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.PortMapping;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a container is made from. It changes only by rename and update.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over containers and pods
 * @param created when it was created
 * @param bundleId the bundle it is made from; null for a plain rootfs
 * @param bundleName the name that bundle had, for display; null as above
 * @param imageId full id of the image it is made from; null for one that is made of a bundle or a plain rootfs
 * @param imageName how that image was asked for, for display; null as above
 * @param rootfs absolute path of the root filesystem the container runs on; for one that is made from an image, where it
 *     is mounted while it runs
 * @param pod id of the pod it belongs to; null if none
 * @param infra whether it holds its pod's namespaces
 * @param labels the user's
 * @param spec the OCI runtime configuration as the user's bundle and options give it, before the engine adds what is
 *     known only at start (namespace paths, cgroup path)
 * @param namespaces which of the container's namespaces are another container's: kind ({@code net ipc uts pid cgroup
 *     user mnt}) to container id
 * @param dependsOn ids of the containers that must run before this one, without those in {@code namespaces}
 * @param networks names of the CNI networks it joins, in order; empty for none
 * @param ports published ports
 * @param cgroupParent cgroup path under which its own is made
 * @param stopSignal number of the signal that asks it to end
 * @param stopTimeout how long it has to end before it is killed
 * @param terminal whether its process has a terminal
 * @param stdin whether its standard input is kept open for attach
 * @param autoRemove whether it is removed when it ends
 * @param logMaxSize bytes after which its log is truncated; -1 for no limit
 * @param restartPolicy whether it is started again when it ends; {@link RestartPolicy#NO} if null is given
 * @param healthCheck how it is seen that it does its work; null if it is not looked at
 * @param init whether its command runs below a process that reaps and passes signals on
 * @param guarded whether it is refused to remove it
 * @param initContainer how often it runs to its end before the other containers of its pod start; null for a container
 *     like any other
 * @param networkOptions what it wants of its places on those of {@code networks} of which it wants something; none if null
 *     is given
 * @param dns where it looks for names; {@link Dns#NONE} if null is given
 * @param volumes the volumes it uses, none of them at the place of another
 */
@RecordBuilder
public record ContainerConfig(
        String id,
        String name,
        Instant created,
        @Nullable String bundleId,
        @Nullable String bundleName,
        @Nullable String imageId,
        @Nullable String imageName,
        String rootfs,
        @Nullable String pod,
        boolean infra,
        Map<String, String> labels,
        ObjectNode spec,
        Map<String, String> namespaces,
        List<String> dependsOn,
        List<String> networks,
        List<PortMapping> ports,
        String cgroupParent,
        int stopSignal,
        Duration stopTimeout,
        boolean terminal,
        boolean stdin,
        boolean autoRemove,
        long logMaxSize,
        @Nullable RestartPolicy restartPolicy,
        @Nullable HealthCheck healthCheck,
        boolean init,
        boolean guarded,
        @Nullable InitContainer initContainer,
        @Nullable Map<String, NetworkOptions> networkOptions,
        @Nullable Dns dns,
        List<VolumeUse> volumes) {
    public ContainerConfig {
        labels = Map.copyOf(labels);
        spec = spec.deepCopy();
        namespaces = Map.copyOf(namespaces);
        dependsOn = List.copyOf(dependsOn);
        networks = List.copyOf(networks);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        networkOptions = networkOptions == null ? Map.of() : Map.copyOf(networkOptions);
        dns = dns == null ? Dns.NONE : dns;
        restartPolicy = restartPolicy == null ? RestartPolicy.NO : restartPolicy;
    }

    /** Never null. */
    @Override
    public Map<String, NetworkOptions> networkOptions() {
        return Objects.requireNonNull(networkOptions);
    }

    /** Never null. */
    @Override
    public Dns dns() {
        return Objects.requireNonNull(dns);
    }

    /** What it wants of its place on one of its networks. */
    public NetworkOptions networkOptions(String network) {
        return networkOptions().getOrDefault(network, NetworkOptions.NONE);
    }

    /** Never null. */
    @Override
    public RestartPolicy restartPolicy() {
        return Objects.requireNonNull(restartPolicy);
    }

    /** Ids of every container that must run before this one, each once, in id order. */
    public List<String> dependencies() {
        return java.util.stream.Stream.concat(dependsOn.stream(), namespaces.values().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Ids of the volumes it uses, each once, in the order of their first places. */
    public List<String> volumeIds() {
        return volumes.stream().map(VolumeUse::volume).distinct().toList();
    }

    /** An editable copy. */
    public ContainerConfigBuilder edit() {
        return ContainerConfigBuilder.builder(this);
    }

    /** The same container under another name. */
    public ContainerConfig withName(String newName) {
        return edit().name(newName).build();
    }
}
