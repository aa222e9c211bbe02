package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.HostNames;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.ResolvConf;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a container on a network sees as {@code /etc/hosts}, {@code /etc/resolv.conf} and {@code /etc/hostname}: files in
 * the run folder, mounted over its root filesystem's. The first two belong to the network namespace, and all who share it
 * have the same ones; the containers of a pod find each other in them as localhost.
 */
final class HostFiles {
    private static final Path ETC = Path.of("/etc");

    private final State state;
    private final Layout layout;

    HostFiles(State state, Layout layout) {
        this.state = state;
        this.layout = layout;
    }

    /**
     * Writes the files of a container that is about to be made, and mounts them in its configuration, where that mounts
     * nothing of its own.
     *
     * @param networks its own addresses, as far as they are known
     * @param rootfs where its root filesystem is
     * @param layered whether that may be changed: if not, only files that it has are mounted over
     */
    void give(ContainerRecord container, List<NetworkStatus> networks, ObjectNode spec, Path rootfs, boolean layered) {
        ContainerConfig config = container.config();
        ContainerRecord owner = networkOwner(config).orElse(null);
        if (owner == null) {
            return;
        }
        writeHosts(
                owner, owner.id().equals(config.id()) ? networks : owner.state().networks());
        write(layout.resolvConf(owner.id()), ResolvConf.ofHost());
        boolean free = layered && !new Spec(spec).namespaces().containsKey("user");
        mount(spec, "hosts", layout.hosts(owner.id()), rootfs, free);
        mount(spec, "resolv.conf", layout.resolvConf(owner.id()), rootfs, free);
        String hostname = hostname(config);
        if (hostname != null) {
            write(layout.hostname(config.id()), hostname + "\n");
            mount(spec, "hostname", layout.hostname(config.id()), rootfs, free);
        }
    }

    /** Takes in the addresses that a container, which is not running yet, has got. */
    void joined(ContainerRecord container, List<NetworkStatus> networks) {
        if (!networks.isEmpty()) {
            writeHosts(container, networks);
        }
    }

    /** The container whose network namespace it is in, if an engine's network or a pod's is. */
    private Optional<ContainerRecord> networkOwner(ContainerConfig config) {
        return owner(config, "net")
                .filter(found ->
                        found.config().infra() || !found.config().networks().isEmpty());
    }

    private Optional<ContainerRecord> owner(ContainerConfig config, String kind) {
        String other = config.namespaces().get(kind);
        return other == null
                ? state.container(config.id())
                : state.container(other).flatMap(found -> owner(found.config(), kind));
    }

    /** Null where it is the host's. */
    private @Nullable String hostname(ContainerConfig config) {
        return owner(config, "uts")
                .map(ContainerRecord::config)
                .filter(found -> RunSpec.owns(found, "uts"))
                .map(RunSpec::hostname)
                .orElse(null);
    }

    private void writeHosts(ContainerRecord owner, List<NetworkStatus> networks) {
        List<String> names = new ArrayList<>();
        String hostname = hostname(owner.config());
        if (hostname != null) {
            names.add(hostname);
        }
        String pod = owner.config().infra() ? owner.config().pod() : null;
        List<String> beside = new ArrayList<>();
        if (pod == null) {
            names.add(owner.name());
        } else {
            for (ContainerRecord member : state.podContainers(pod)) {
                if (!member.config().infra()) {
                    beside.add(member.name());
                    Optional.ofNullable(hostname(member.config()))
                            .filter(own -> !own.equals(hostname))
                            .ifPresent(beside::add);
                }
            }
        }
        write(layout.hosts(owner.id()), HostNames.file(networks, names, beside));
    }

    /** Into the same file, which containers have mounted; readers find the old or the new content. */
    private synchronized void write(Path file, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.truncate(bytes.length);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + file + ": " + Folders.reason(e), e)
                    .hint("Look at the space and permissions of its folder, then try again.");
        }
    }

    private static void mount(ObjectNode spec, String name, Path source, Path rootfs, boolean free) {
        Path destination = ETC.resolve(name);
        for (JsonNode known : spec.path("mounts")) {
            if (destination.startsWith(
                    Path.of(known.path("destination").asText("")).normalize())) {
                return;
            }
        }
        if (!free && !hasFile(rootfs, name)) {
            return;
        }
        new Spec(spec).mount(destination.toString(), source);
    }

    private static boolean hasFile(Path rootfs, String name) {
        Path etc = rootfs.resolve("etc");
        return Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(etc.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
