package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.volume.VolumeRequest;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container is asked to be made from: exactly one of {@code image}, {@code bundle} and {@code rootfs}. What is null
 * is as the image or the bundle's {@code config.json} says, or the engine's default.
 *
 * @param name unique over containers and pods; null for a generated one
 * @param image full id, unique prefix of an id, digest, or name of an image
 * @param bundle full id, unique prefix of an id, or name of a bundle
 * @param rootfs absolute path of a root filesystem, used in place
 * @param command arguments after the entrypoint; replaces the bundle's {@code process.args}, or the image's command
 * @param entrypoint first arguments; replaces the image's entrypoint and command; one empty text for none
 * @param env {@code NAME=value}, over the image's or bundle's
 * @param workdir absolute path in the container
 * @param user {@code uid}, {@code uid:gid}, or a name of the container's {@code /etc/passwd}
 * @param hostname needs a UTS namespace of its own
 * @param labels the user's
 * @param annotations added to the OCI specification's
 * @param terminal whether its process has a terminal
 * @param stdin whether its standard input is kept open for attach
 * @param pod full id, unique prefix, or name of the pod to belong to
 * @param namespaces kind ({@code net pid ipc uts user cgroup}) to {@code private}, {@code host}, {@code pod}, {@code
 *     container:ID}, or for net {@code none}; a kind that is absent is as its pod shares it, else as the bundle says
 * @param networks names of CNI networks; empty for loopback alone, and null too, but for the default network where it is
 *     made from an image
 * @param networkOptions what it wants of its places on those of {@code networks} of which it wants something
 * @param publish ports of the host that lead to it
 * @param dns where it looks for names
 * @param resources limits
 * @param readOnly whether its root filesystem is mounted read-only
 * @param apparmor name of a loaded AppArmor profile that confines its processes, or {@code unconfined}
 * @param stopSignal number of the signal that asks it to end
 * @param stopTimeout how long it then has
 * @param autoRemove whether it is removed when it ends
 * @param dependsOn full ids, unique prefixes, or names of containers that must run before it
 * @param cgroupParent cgroup path under which its own is made
 * @param logMaxSize bytes after which its log is truncated; -1 for no limit
 * @param restartPolicy whether it is started again when it ends
 * @param healthCheck how it is seen that it does its work
 * @param noHealthCheck whether it is not looked at even if its image says how
 * @param init whether its command runs below a process that reaps and passes signals on
 * @param guarded whether it is refused to remove it
 * @param initContainer how often it runs to its end before the other containers of its pod start; null for one like any other
 * @param volumes volumes that it has, new ones where there are none of the name
 * @param spec a partial OCI runtime configuration, merged last (RFC 7386)
 */
@RecordBuilder
public record CreateContainer(
        @Nullable String name,
        @Nullable String image,
        @Nullable String bundle,
        @Nullable String rootfs,
        @Nullable List<String> command,
        @Nullable List<String> entrypoint,
        @Nullable List<String> env,
        @Nullable String workdir,
        @Nullable String user,
        @Nullable String hostname,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Boolean terminal,
        @Nullable Boolean stdin,
        @Nullable String pod,
        Map<String, String> namespaces,
        @Nullable List<String> networks,
        Map<String, NetworkOptions> networkOptions,
        List<PortMapping> publish,
        Dns dns,
        Resources resources,
        @Nullable Boolean readOnly,
        @Nullable String apparmor,
        @Nullable Integer stopSignal,
        @Nullable Duration stopTimeout,
        boolean autoRemove,
        List<String> dependsOn,
        @Nullable String cgroupParent,
        @Nullable Long logMaxSize,
        @Nullable RestartPolicy restartPolicy,
        @Nullable HealthCheck healthCheck,
        boolean noHealthCheck,
        boolean init,
        boolean guarded,
        @Nullable InitContainer initContainer,
        List<VolumeRequest> volumes,
        @Nullable ObjectNode spec) {
    public CreateContainer {
        command = command == null ? null : List.copyOf(command);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        env = env == null ? null : List.copyOf(env);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        namespaces = Map.copyOf(namespaces);
        networks = networks == null ? null : List.copyOf(networks);
        networkOptions = Map.copyOf(networkOptions);
        publish = List.copyOf(publish);
        dependsOn = List.copyOf(dependsOn);
        volumes = List.copyOf(volumes);
        spec = spec == null ? null : spec.deepCopy();
    }

    private static final CreateContainer NOTHING = CreateContainerBuilder.builder()
            .labels(Map.of())
            .annotations(Map.of())
            .namespaces(Map.of())
            .networkOptions(Map.of())
            .publish(List.of())
            .dns(Dns.NONE)
            .resources(Resources.NONE)
            .dependsOn(List.of())
            .volumes(List.of())
            .build();

    /** A container made from an image as it says. */
    public static CreateContainer ofImage(String image) {
        return NOTHING.edit().image(image).build();
    }

    /** A container made from a bundle as it is. */
    public static CreateContainer ofBundle(String bundle) {
        return NOTHING.edit().bundle(bundle).build();
    }

    /** A container made from a root filesystem used in place, which needs a command. */
    public static CreateContainer ofRootfs(String rootfs, List<String> command) {
        return NOTHING.edit().rootfs(rootfs).command(command).build();
    }

    /** An editable copy. */
    public CreateContainerBuilder edit() {
        return CreateContainerBuilder.builder(this);
    }
}
