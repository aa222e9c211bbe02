package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CNI networks of this machine, and the containers' places on them. Safe for use by several threads; calls for one
 * container must not overlap.
 */
public final class Networks {
    private static final Logger LOG = LoggerFactory.getLogger(Networks.class);

    private final NetworkSettings settings;
    private final KnownNetworks known;
    private final AttachmentStore store;
    private final CniRunner runner;
    private final Joining joining;
    private final Leaving leaving;
    private final DefaultRoute defaultRoute;
    private final TcpHold tcpHold;
    private final NameServers nameServers;
    private final OrphanedPlugins orphans;
    private final Map<String, ReadWriteLock> uses = new ConcurrentHashMap<>();

    public Networks(NetworkSettings settings) {
        this.settings = settings;
        ObjectMapper json = new ObjectMapper();
        ProgramRunner programs = new ProgramRunner();
        NetworkLists lists = new NetworkLists(json);
        nameServers = new NameServers(programs);
        known = new KnownNetworks(json, settings, lists, new NetworkTraces(programs, nameServers));
        store = new AttachmentStore(json, lists, settings.ownDir().resolve("attachments"));
        runner = new CniRunner(
                json, new CniPlugin(json, settings.pluginDirs(), settings.pluginTimeout(), programs), nameServers);
        joining = new Joining(json, store, runner, new BridgeAddress(programs), nameServers);
        leaving = new Leaving(store, runner, new Masquerade(programs));
        orphans = new OrphanedPlugins(settings.pluginDirs(), settings.pluginTimeout());
        defaultRoute = new DefaultRoute(programs);
        tcpHold = new TcpHold(programs);
    }

    /** The network a container joins that names none. */
    public String defaultName() {
        return settings.defaultNetwork();
    }

    /**
     * Where lists of networks are written, by this engine and by other programs; it is made if it is not there.
     *
     * @throws EngineException NETWORK if it cannot be made
     */
    public Path folder() {
        Path folder = known.folder();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.NETWORK, "could not make the folder of networks " + folder + ": " + e.getMessage(), e);
        }
    }

    /** All networks by name, the default one included; its list is written if it has none. */
    public List<Network> list() {
        return List.copyOf(known.all().values());
    }

    /**
     * The network of this name.
     *
     * @throws EngineException NO_SUCH_NETWORK
     */
    public Network require(String name) {
        return KnownNetworks.require(name, known.all());
    }

    /**
     * Makes a network; its file is on disk when this returns. Its bridge comes with its first member.
     *
     * @throws EngineException INVALID_ARGUMENT; NETWORK_EXISTS; IN_USE for a range or bridge that something has, naming
     *     it; UNSUPPORTED where a plugin is not installed; EXHAUSTED; NETWORK
     */
    public Network create(CreateNetwork wanted, Instant now) {
        return known.create(wanted, now);
    }

    /**
     * Lets no TCP packet in that is not CRIU's, in a network namespace, until {@link #releaseTcp}.
     *
     * @throws EngineException NETWORK where the kernel can't
     */
    public void holdTcp(Path netns) {
        tcpHold.begin(netns);
    }

    /** Lets TCP packets in again, which are sent again; where it was not held nothing happens. */
    public void releaseTcp(Path netns) {
        tcpHold.end(netns);
    }

    /** Whether this engine made it. */
    public boolean isOurs(Network network) {
        return known.isOurs(network);
    }

    /** Whether {@link #requireRemovable} throws nothing. */
    public boolean isRemovable(Network network) {
        return known.isRemovable(network);
    }

    /**
     * Throws what {@link #remove} would, but for members.
     *
     * @throws EngineException NOT_PERMITTED for the default network and those of others
     */
    public void requireRemovable(Network network) {
        known.requireRemovable(network);
    }

    /**
     * Requires that nobody else, such as podman, has members on a network.
     *
     * @throws EngineException IN_USE
     */
    public void requireUnused(Network network) {
        known.requireUnused(network);
    }

    /**
     * Removes a network with its bridge and its rules. Once begun it is finished, also after a crash, by {@link #open}.
     *
     * @throws EngineException as {@link #requireRemovable}; IN_USE while a container has a place on it, or somebody else,
     *     such as podman, has members on it
     */
    public void remove(Network network) {
        Lock alone = use(network.name()).writeLock();
        alone.lock();
        try {
            known.requireRemovable(network);
            for (String container : store.containers()) {
                if (store.of(container, network.name()).isPresent()) {
                    throw EngineException.of(
                                    ErrorKind.IN_USE,
                                    "could not remove the network " + network.name() + ": container " + container
                                            + " has a place on it")
                            .about(network.name())
                            .hint("Disconnect or stop it first.");
                }
            }
            known.requireUnused(network);
            known.remove(network);
        } finally {
            alone.unlock();
        }
    }

    /** Waits for the plugins that an engine before this one left at work. Before anything is given back. */
    public void awaitOrphans() {
        orphans.awaitEnd(store.containers());
    }

    /**
     * Goes on with removals that were cut, and starts name servers again that ended while the engine was away.
     *
     * @return the networks whose removal has ended now
     */
    public List<Network> open() {
        List<Network> gone = known.finishRemovals();
        for (String container : store.containers()) {
            store.of(container).forEach(saved -> nameServers.revive(saved.network()));
        }
        return gone;
    }

    private ReadWriteLock use(String network) {
        return uses.computeIfAbsent(network, name -> new ReentrantReadWriteLock());
    }

    /**
     * Joins a network namespace to networks: all of them or none.
     *
     * @return the container's places, in the order of the networks
     * @throws EngineException NO_SUCH_NETWORK before anything is done; NETWORK with the plugin's own words, after what
     *     was done is undone; INVALID_ARGUMENT for a network twice; IN_USE where this container has places already
     */
    public List<NetworkStatus> attach(Attachment wanted) {
        Map<String, Network> all = known.all();
        Set<String> names = new LinkedHashSet<>();
        for (Attachment.Wish wish : wanted.networks()) {
            requirePlugins(KnownNetworks.require(wish.network(), all));
            if (!names.add(wish.network())) {
                throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not join the network " + wish.network() + ": it is named twice");
            }
        }
        if (!store.of(wanted.containerId()).isEmpty()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not join networks: container " + wanted.containerName() + " has joined already")
                    .about(wanted.containerId());
        }
        String publishing = publishing(wanted, all);
        List<NetworkStatus> joined = new ArrayList<>();
        try {
            for (Attachment.Wish wish : wanted.networks()) {
                Network network = KnownNetworks.require(wish.network(), all);
                joined.add(joining.join(
                        wanted,
                        wish,
                        network,
                        "eth" + joined.size(),
                        network.name().equals(publishing),
                        use(network.name()).readLock()));
            }
            return joined;
        } catch (EngineException failed) {
            undo(wanted, failed);
            throw failed.about(wanted.containerId());
        }
    }

    private void requirePlugins(Network network) {
        network.plugins()
                .forEach(plugin -> PluginFolders.find(
                        settings.pluginDirs(), plugin.path("type").asText()));
    }

    /**
     * Joins a network namespace, which may be in use, to one more network, under the next free name of an interface.
     * Ports are published through it unless they are through another.
     *
     * @param wanted its one network
     * @throws EngineException as {@link #attach}; IN_USE where it is joined to this network already
     */
    public NetworkStatus connect(Attachment wanted) {
        Attachment.Wish wish = wanted.networks().get(0);
        Network network = require(wish.network());
        requirePlugins(network);
        List<AttachmentStore.Saved> there = store.of(wanted.containerId());
        if (there.stream().anyMatch(saved -> saved.network().name().equals(network.name()))) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not connect container " + wanted.containerName() + ": it is on the network "
                                    + network.name() + " already")
                    .about(wanted.containerId());
        }
        Set<String> taken =
                there.stream().map(saved -> saved.call().interfaceName()).collect(Collectors.toSet());
        int number = 0;
        while (taken.contains("eth" + number)) {
            number++;
        }
        boolean published =
                there.stream().anyMatch(saved -> saved.capabilities().has(Joining.PORTS));
        boolean publish = !wanted.ports().isEmpty() && !published && network.capable(Joining.PORTS);
        try {
            return joining.join(
                    wanted,
                    wish,
                    network,
                    "eth" + number,
                    publish,
                    use(network.name()).readLock());
        } catch (EngineException failed) {
            try {
                disconnect(wanted.containerId(), network.name(), wanted.netns());
            } catch (EngineException second) {
                failed.addSuppressed(second);
            }
            throw failed.about(wanted.containerId());
        }
    }

    /**
     * Gives back a container's place on one network. It is recorded before that it is to go, so that a crash in the midst
     * of it is followed by {@link #straighten}. Does nothing where there is none.
     *
     * @throws EngineException NETWORK; it can be asked for again
     */
    public void disconnect(String containerId, String network, @Nullable String netns) {
        AttachmentStore.Saved saved = store.of(containerId, network).orElse(null);
        if (saved == null) {
            return;
        }
        store.save(saved.with(saved.result(), false));
        leaving.leave(saved, netns);
        if (netns != null) {
            defaultRoute.restore(netns, store.of(containerId));
        }
    }

    /**
     * Gives back the places of a container that runs, of which joining or leaving was cut.
     *
     * @param saved its places as the state has them: another was never told of
     * @return its places now
     */
    public List<NetworkStatus> straighten(String containerId, List<NetworkStatus> saved, @Nullable String netns) {
        Set<String> known = saved.stream().map(NetworkStatus::network).collect(Collectors.toSet());
        for (AttachmentStore.Saved place : store.of(containerId)) {
            if (!place.joined() || !known.contains(place.network().name())) {
                leaving.leave(place, netns);
            }
        }
        Set<String> there =
                status(containerId).stream().map(NetworkStatus::network).collect(Collectors.toSet());
        return saved.stream().filter(place -> there.contains(place.network())).toList();
    }

    /**
     * Lets a container be found by another name on its networks. Does nothing where that is its name there; may be
     * repeated after it was cut or failed.
     *
     * @throws EngineException NETWORK; then it is found by the one name, the other, or both
     */
    public void rename(String containerId, String name) {
        for (AttachmentStore.Saved saved : store.of(containerId)) {
            AttachmentStore.Saved renamed = saved.named(name);
            ObjectNode result = saved.result();
            if (result != null && saved.joined() && !renamed.call().equals(saved.call())) {
                runner.rename(saved.network(), saved.call(), renamed.call(), saved.capabilities(), result);
                store.save(renamed);
            }
        }
    }

    /**
     * Finds that what is wanted of a place on a network can't be had.
     *
     * @throws EngineException INVALID_ARGUMENT; NO_SUCH_NETWORK
     */
    public void check(String network, NetworkOptions wanted) {
        NetworkOptionRules.check(require(network), wanted);
    }

    /**
     * Checks that a container's places are as they were made.
     *
     * @throws EngineException NETWORK with the plugin's own words
     */
    public void check(String containerId) {
        for (AttachmentStore.Saved saved : store.of(containerId)) {
            ObjectNode result = saved.result();
            if (result == null || !saved.joined()) {
                throw EngineException.of(
                                ErrorKind.NETWORK,
                                "could not check the network " + saved.network().name() + ": joining it did not end")
                        .about(containerId);
            }
            runner.check(saved.network(), saved.call(), saved.capabilities(), result);
            nameServers.check(saved.network());
        }
    }

    /**
     * Gives back all that {@link #attach} took for this container, with the configuration it was taken with: after a
     * crash in the midst of it, after a reboot, and when the namespace is gone too. Does nothing where there is nothing.
     *
     * @param netns path of the network namespace; null where it is gone
     * @throws EngineException NETWORK, the first failure; the others are tried all the same, and what failed is tried
     *     again by the next call
     */
    public void detach(String containerId, @Nullable String netns) {
        EngineException first = null;
        List<AttachmentStore.Saved> all = new ArrayList<>(store.of(containerId));
        Collections.reverse(all);
        for (AttachmentStore.Saved saved : all) {
            try {
                leaving.leave(saved, netns);
            } catch (EngineException e) {
                LOG.warn("network {}: {}", saved.network().name(), e.message());
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first.about(containerId);
        }
        store.forget(containerId);
    }

    /** Ids of the containers that have places on networks, for sweeping up after a crash or a reboot. */
    public Set<String> attached() {
        return store.containers();
    }

    /** The containers' places as they are recorded; empty for a container that has none. */
    public List<NetworkStatus> status(String containerId) {
        List<NetworkStatus> found = new ArrayList<>();
        for (AttachmentStore.Saved saved : store.of(containerId)) {
            ObjectNode result = saved.result();
            if (result != null && saved.joined()) {
                found.add(CniResult.status(saved.network(), saved.call().interfaceName(), result));
            }
        }
        return found;
    }

    private static @Nullable String publishing(Attachment wanted, Map<String, Network> all) {
        if (wanted.ports().isEmpty()) {
            return null;
        }
        for (Attachment.Wish wish : wanted.networks()) {
            Network network = Objects.requireNonNull(all.get(wish.network()));
            if (network.capable(Joining.PORTS)) {
                return network.name();
            }
        }
        throw EngineException.of(
                        ErrorKind.NETWORK,
                        "could not publish ports of container " + wanted.containerName() + ": none of its networks can")
                .about(wanted.containerId())
                .hint("Join a network whose list has the plugin portmap, such as the default one.");
    }

    private void undo(Attachment wanted, EngineException failed) {
        try {
            detach(wanted.containerId(), wanted.netns());
        } catch (EngineException second) {
            failed.addSuppressed(second);
        }
    }
}
