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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a container on a network, or of an image, sees as {@code /etc/hosts}, {@code /etc/resolv.conf} and {@code /etc/hostname}: files in
 * the run folder, mounted over its root filesystem's. The first two belong to the network namespace, and all who share it
 * have the same ones; the containers of a pod find each other in them as localhost. One of an image has {@code /run/.containerenv} besides, by
 * which programs know that they run in a container.
 */
final class HostFiles {
    private static final Path ETC = Path.of("/etc");
    private static final Path ENVIRONMENT = Path.of("/run/.containerenv");

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
        boolean free = layered && !new Spec(spec).namespaces().containsKey("user");
        if (config.imageId() != null) {
            write(layout.environment(config.id()), "", true);
            mount(spec, ENVIRONMENT, layout.environment(config.id()), rootfs, free);
        }
        ContainerRecord owner = networkOwner(config).orElse(null);
        if (owner == null) {
            return;
        }
        writeNetwork(
                owner, owner.id().equals(config.id()) ? networks : owner.state().networks(), true);
        mount(spec, ETC.resolve("hosts"), layout.hosts(owner.id()), rootfs, free);
        mount(spec, ETC.resolve("resolv.conf"), layout.resolvConf(owner.id()), rootfs, free);
        String hostname = hostname(config);
        if (hostname != null) {
            write(layout.hostname(config.id()), hostname + "\n", true);
            mount(spec, ETC.resolve("hostname"), layout.hostname(config.id()), rootfs, free);
        }
    }

    /** Takes in the addresses that a container, which is not running yet, has got. */
    void joined(ContainerRecord container, List<NetworkStatus> networks) {
        if (!networks.isEmpty()) {
            writeNetwork(container, networks, true);
        }
    }

    /** Brings the files of a container that runs up to who is where on its networks; one that has none is left alone. */
    synchronized void changed(String id) {
        state.container(id)
                .ifPresent(
                        container -> writeNetwork(container, container.state().networks(), false));
    }

    /** Brings the files up to a container's name, which stands in those of whose network it has. */
    void renamed(String id) {
        state.container(id)
                .flatMap(container -> networkOwner(container.config()))
                .ifPresent(owner -> changed(owner.id()));
    }

    private void writeNetwork(ContainerRecord owner, List<NetworkStatus> networks, boolean create) {
        writeHosts(owner, networks, create);
        NetworkStatus asked = nameServer(owner.config(), networks).orElse(null);
        String servers = ResolvConf.of(
                owner.config().dns(),
                asked == null ? List.of() : asked.nameServers(),
                asked == null ? List.of() : asked.search());
        write(layout.resolvConf(owner.id()), servers, create);
    }

    /** The place whose network's name server is asked: one, since to another of them the names of this one are unknown. */
    private static Optional<NetworkStatus> nameServer(ContainerConfig config, List<NetworkStatus> networks) {
        return !config.dns().servers().isEmpty()
                ? Optional.empty()
                : networks.stream()
                        .filter(place -> !place.nameServers().isEmpty())
                        .findFirst();
    }

    /** The places on networks whose members the hosts file names. */
    static List<NetworkStatus> besideNameServer(ContainerConfig config, List<NetworkStatus> networks) {
        String asked = nameServer(config, networks).map(NetworkStatus::network).orElse("");
        return networks.stream()
                .filter(place -> place.named() && !place.network().equals(asked))
                .toList();
    }

    private Map<String, List<String>> neighbours(ContainerRecord owner, List<NetworkStatus> networks) {
        Set<String> told = besideNameServer(owner.config(), networks).stream()
                .map(NetworkStatus::network)
                .collect(Collectors.toSet());
        Map<String, List<String>> found = new TreeMap<>();
        if (told.isEmpty()) {
            return found;
        }
        for (ContainerRecord other : state.containers()) {
            for (NetworkStatus place : other.state().networks()) {
                if (told.contains(place.network()) && !other.id().equals(owner.id())) {
                    List<String> names = new ArrayList<>(List.of(Places.name(state, other.config())));
                    names.addAll(Places.aliases(other.config(), place.network()));
                    place.hosts().forEach(address -> found.put(address, names));
                }
            }
        }
        return found;
    }

    /** The container whose network namespace it is in, if an engine's network or a pod's is. */
    private Optional<ContainerRecord> networkOwner(ContainerConfig config) {
        return owner(config, "net")
                .filter(found -> found.config().infra()
                        || !found.config().networks().isEmpty()
                        || found.config().imageId() != null);
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

    private void writeHosts(ContainerRecord owner, List<NetworkStatus> networks, boolean create) {
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
        write(layout.hosts(owner.id()), HostNames.file(networks, names, beside, neighbours(owner, networks)), create);
    }

    /** Into the same file, which containers have mounted; readers find the old or the new content. */
    private synchronized void write(Path file, String content, boolean create) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            if (!create && !Files.exists(file)) {
                return;
            }
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            Set<StandardOpenOption> how = create
                    ? EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : EnumSet.of(StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(file, how)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.truncate(bytes.length);
            }
        } catch (NoSuchFileException e) {
            if (create) {
                throw EngineException.of(ErrorKind.STORAGE, "could not write " + file + ": its folder is gone", e);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + file + ": " + Folders.reason(e), e)
                    .hint("Look at the space and permissions of its folder, then try again.");
        }
    }

    private static void mount(ObjectNode spec, Path destination, Path source, Path rootfs, boolean free) {
        for (JsonNode known : spec.path("mounts")) {
            if (destination.startsWith(
                    Path.of(known.path("destination").asText("")).normalize())) {
                return;
            }
        }
        if (!free && !hasFile(rootfs, destination)) {
            return;
        }
        new Spec(spec).mount(destination.toString(), source);
    }

    private static boolean hasFile(Path rootfs, Path destination) {
        Path folder = rootfs.resolve(destination.getName(0));
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(folder.resolve(destination.getName(1)), LinkOption.NOFOLLOW_LINKS);
    }
}
