package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.network.PortMapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container is asked to be made from: exactly one of {@code bundle} and {@code rootfs}. What is null is as the
 * bundle's {@code config.json} says, or the engine's default.
 *
 * @param name unique over containers and pods; null for a generated one
 * @param bundle full id, unique prefix of an id, or name of a bundle
 * @param rootfs absolute path of a root filesystem, used in place
 * @param command arguments after the entrypoint; replaces the bundle's {@code process.args}
 * @param entrypoint first arguments
 * @param env {@code NAME=value}, over the bundle's
 * @param workdir absolute path in the container
 * @param user {@code uid}, {@code uid:gid}, or a name of the container's {@code /etc/passwd}
 * @param hostname needs a UTS namespace of its own
 * @param labels the user's
 * @param annotations added to the OCI specification's
 * @param terminal whether its process has a terminal
 * @param stdin whether its standard input is kept open for attach
 * @param pod full id, unique prefix, or name of the pod to belong to
 * @param networks names of CNI networks; null or empty for loopback alone
 * @param publish ports of the host that lead to it
 * @param resources limits
 * @param readOnly whether its root filesystem is mounted read-only
 * @param stopSignal number of the signal that asks it to end
 * @param stopTimeout how long it then has
 * @param autoRemove whether it is removed when it ends
 * @param dependsOn full ids, unique prefixes, or names of containers that must run before it
 * @param cgroupParent cgroup path under which its own is made
 * @param logMaxSize bytes after which its log is truncated; -1 for no limit
 * @param spec a partial OCI runtime configuration, merged last (RFC 7386)
 */
public record CreateContainer(
        @Nullable String name,
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
        @Nullable List<String> networks,
        List<PortMapping> publish,
        Resources resources,
        @Nullable Boolean readOnly,
        @Nullable Integer stopSignal,
        @Nullable Duration stopTimeout,
        boolean autoRemove,
        List<String> dependsOn,
        @Nullable String cgroupParent,
        @Nullable Long logMaxSize,
        @Nullable ObjectNode spec) {
    public CreateContainer {
        command = command == null ? null : List.copyOf(command);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        env = env == null ? null : List.copyOf(env);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        networks = networks == null ? null : List.copyOf(networks);
        publish = List.copyOf(publish);
        dependsOn = List.copyOf(dependsOn);
        spec = spec == null ? null : spec.deepCopy();
    }

    private static final CreateContainer NOTHING = new CreateContainer(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            null,
            null,
            null,
            null,
            List.of(),
            Resources.NONE,
            null,
            null,
            null,
            false,
            List.of(),
            null,
            null,
            null);

    /** A container made from a bundle as it is. */
    public static CreateContainer ofBundle(String bundle) {
        return NOTHING.edit().bundle(bundle).build();
    }

    /** A container made from a root filesystem used in place, which needs a command. */
    public static CreateContainer ofRootfs(String rootfs, List<String> command) {
        return NOTHING.edit().rootfs(rootfs).command(command).build();
    }

    /** An editable copy. */
    public Edit edit() {
        return new Edit(this);
    }

    /** A mutable copy; confined to the thread that made it. */
    public static final class Edit {
        private @Nullable String name;
        private @Nullable String bundle;
        private @Nullable String rootfs;
        private @Nullable List<String> command;
        private @Nullable List<String> entrypoint;
        private @Nullable List<String> env;
        private @Nullable String workdir;
        private @Nullable String user;
        private @Nullable String hostname;
        private Map<String, String> labels;
        private Map<String, String> annotations;
        private @Nullable Boolean terminal;
        private @Nullable Boolean stdin;
        private @Nullable String pod;
        private @Nullable List<String> networks;
        private List<PortMapping> publish;
        private Resources resources;
        private @Nullable Boolean readOnly;
        private @Nullable Integer stopSignal;
        private @Nullable Duration stopTimeout;
        private boolean autoRemove;
        private List<String> dependsOn;
        private @Nullable String cgroupParent;
        private @Nullable Long logMaxSize;
        private @Nullable ObjectNode spec;

        private Edit(CreateContainer from) {
            name = from.name;
            bundle = from.bundle;
            rootfs = from.rootfs;
            command = from.command;
            entrypoint = from.entrypoint;
            env = from.env;
            workdir = from.workdir;
            user = from.user;
            hostname = from.hostname;
            labels = from.labels;
            annotations = from.annotations;
            terminal = from.terminal;
            stdin = from.stdin;
            pod = from.pod;
            networks = from.networks;
            publish = from.publish;
            resources = from.resources;
            readOnly = from.readOnly;
            stopSignal = from.stopSignal;
            stopTimeout = from.stopTimeout;
            autoRemove = from.autoRemove;
            dependsOn = from.dependsOn;
            cgroupParent = from.cgroupParent;
            logMaxSize = from.logMaxSize;
            spec = from.spec;
        }

        public Edit name(@Nullable String value) {
            name = value;
            return this;
        }

        public Edit bundle(@Nullable String value) {
            bundle = value;
            return this;
        }

        public Edit rootfs(@Nullable String value) {
            rootfs = value;
            return this;
        }

        public Edit command(@Nullable List<String> value) {
            command = value;
            return this;
        }

        public Edit entrypoint(@Nullable List<String> value) {
            entrypoint = value;
            return this;
        }

        public Edit env(@Nullable List<String> value) {
            env = value;
            return this;
        }

        public Edit workdir(@Nullable String value) {
            workdir = value;
            return this;
        }

        public Edit user(@Nullable String value) {
            user = value;
            return this;
        }

        public Edit hostname(@Nullable String value) {
            hostname = value;
            return this;
        }

        public Edit labels(Map<String, String> value) {
            labels = value;
            return this;
        }

        public Edit annotations(Map<String, String> value) {
            annotations = value;
            return this;
        }

        public Edit terminal(@Nullable Boolean value) {
            terminal = value;
            return this;
        }

        public Edit stdin(@Nullable Boolean value) {
            stdin = value;
            return this;
        }

        public Edit pod(@Nullable String value) {
            pod = value;
            return this;
        }

        public Edit networks(@Nullable List<String> value) {
            networks = value;
            return this;
        }

        public Edit publish(List<PortMapping> value) {
            publish = value;
            return this;
        }

        public Edit resources(Resources value) {
            resources = value;
            return this;
        }

        public Edit readOnly(@Nullable Boolean value) {
            readOnly = value;
            return this;
        }

        public Edit stopSignal(@Nullable Integer value) {
            stopSignal = value;
            return this;
        }

        public Edit stopTimeout(@Nullable Duration value) {
            stopTimeout = value;
            return this;
        }

        public Edit autoRemove(boolean value) {
            autoRemove = value;
            return this;
        }

        public Edit dependsOn(List<String> value) {
            dependsOn = value;
            return this;
        }

        public Edit cgroupParent(@Nullable String value) {
            cgroupParent = value;
            return this;
        }

        public Edit logMaxSize(@Nullable Long value) {
            logMaxSize = value;
            return this;
        }

        public Edit spec(@Nullable ObjectNode value) {
            spec = value;
            return this;
        }

        public CreateContainer build() {
            return new CreateContainer(
                    name,
                    bundle,
                    rootfs,
                    command,
                    entrypoint,
                    env,
                    workdir,
                    user,
                    hostname,
                    labels,
                    annotations,
                    terminal,
                    stdin,
                    pod,
                    networks,
                    publish,
                    resources,
                    readOnly,
                    stopSignal,
                    stopTimeout,
                    autoRemove,
                    dependsOn,
                    cgroupParent,
                    logMaxSize,
                    spec);
        }
    }
}
