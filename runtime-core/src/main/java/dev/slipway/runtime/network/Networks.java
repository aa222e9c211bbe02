package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final ObjectMapper json = new ObjectMapper();
    private final NetworkLists lists;
    private final DefaultNetwork defaultNetwork;
    private final AttachmentStore store;
    private final CniRunner runner;
    private final Masquerade masquerade;
    private final BridgeAddress bridgeAddress;
    private final Object making = new Object();

    public Networks(NetworkSettings settings) {
        this.settings = settings;
        ProgramRunner programs = new ProgramRunner();
        lists = new NetworkLists(json);
        defaultNetwork = new DefaultNetwork(json, settings, new HostAddresses());
        store = new AttachmentStore(json, lists, settings.ownDir().resolve("attachments"));
        runner = new CniRunner(json, new CniPlugin(json, settings.pluginDirs(), settings.pluginTimeout(), programs));
        masquerade = new Masquerade(programs);
        bridgeAddress = new BridgeAddress(programs);
    }

    /** The network a container joins that names none. */
    public String defaultName() {
        return settings.defaultNetwork();
    }

    /** All networks by name, the default one included; its list is written if it has none. */
    public List<Network> list() {
        return List.copyOf(known().values());
    }

    /**
     * The network of this name.
     *
     * @throws EngineException NO_SUCH_NETWORK
     */
    public Network require(String name) {
        return require(name, known());
    }

    /**
     * Joins a network namespace to networks: all of them or none.
     *
     * @return the container's places, in the order of the networks
     * @throws EngineException NO_SUCH_NETWORK before anything is done; NETWORK with the plugin's own words, after what
     *     was done is undone; INVALID_ARGUMENT for a network twice; IN_USE where this container has places already
     */
    public List<NetworkStatus> attach(Attachment wanted) {
        Map<String, Network> known = known();
        Set<String> names = new LinkedHashSet<>();
        for (Attachment.Wish wish : wanted.networks()) {
            Network network = require(wish.network(), known);
            network.plugins()
                    .forEach(plugin -> PluginFolders.find(
                            settings.pluginDirs(), plugin.path("type").asText()));
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
        String publishing = publishing(wanted, known);
        List<NetworkStatus> joined = new ArrayList<>();
        try {
            for (Attachment.Wish wish : wanted.networks()) {
                Network network = require(wish.network(), known);
                joined.add(join(
                        wanted,
                        wish,
                        network,
                        "eth" + joined.size(),
                        network.name().equals(publishing)));
            }
            return joined;
        } catch (EngineException failed) {
            undo(wanted, failed);
            throw failed.about(wanted.containerId());
        }
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
            CniCall call = new CniCall(
                    "DEL",
                    containerId,
                    netns,
                    saved.call().interfaceName(),
                    saved.call().arguments());
            try {
                leave(saved, call);
                ObjectNode result = saved.result();
                if (result != null) {
                    masquerade.remove(saved.network(), containerId, result);
                }
                store.remove(saved);
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

    /**
     * The bridge plugin fails at the address translation that an ADD which was cut did not get to make, after it has
     * taken away the interface; with that gone, it does the rest.
     */
    private void leave(AttachmentStore.Saved saved, CniCall call) {
        try {
            runner.delete(saved.network(), call, saved.capabilities(), saved.result());
        } catch (EngineException e) {
            if (saved.joined()) {
                throw e;
            }
            LOG.debug("network {}: {}", saved.network().name(), e.message());
            runner.delete(saved.network(), call, saved.capabilities(), saved.result());
        }
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
                found.add(CniResult.status(saved.network().name(), saved.call().interfaceName(), result));
            }
        }
        return found;
    }

    private NetworkStatus join(
            Attachment wanted, Attachment.Wish wish, Network network, String interfaceName, boolean publish) {
        CniCall call = new CniCall("ADD", wanted.containerId(), wanted.netns(), interfaceName, arguments(wanted, wish));
        ObjectNode capabilities = json.createObjectNode();
        if (publish) {
            ArrayNode mappings = capabilities.putArray("portMappings");
            wanted.ports().forEach(port -> mappings.addObject()
                    .put("hostIP", port.hostIp() == null ? "" : port.hostIp())
                    .put("hostPort", port.hostPort())
                    .put("containerPort", port.containerPort())
                    .put("protocol", port.protocol()));
        }
        AttachmentStore.Saved begun = new AttachmentStore.Saved(network, call, capabilities, null, false);
        store.save(begun);
        bridgeAddress.restore(network);
        ObjectNode result = runner.add(network, call, capabilities, partial -> store.save(begun.with(partial, false)));
        store.save(begun.with(result, true));
        return CniResult.status(network.name(), interfaceName, result);
    }

    private static String arguments(Attachment wanted, Attachment.Wish wish) {
        StringBuilder text = new StringBuilder("IgnoreUnknown=1;K8S_POD_NAME=").append(wanted.containerName());
        if (wish.address() != null) {
            text.append(";IP=").append(wish.address());
        }
        if (wish.mac() != null) {
            text.append(";MAC=").append(wish.mac());
        }
        return text.toString();
    }

    private static @Nullable String publishing(Attachment wanted, Map<String, Network> known) {
        if (wanted.ports().isEmpty()) {
            return null;
        }
        for (Attachment.Wish wish : wanted.networks()) {
            Network network = Objects.requireNonNull(known.get(wish.network()));
            if (network.capable("portMappings")) {
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

    private static Network require(String name, Map<String, Network> known) {
        Network found = known.get(name);
        if (found == null) {
            throw EngineException.of(ErrorKind.NO_SUCH_NETWORK, "could not find the network \"" + name + "\"")
                    .hint(
                            known.isEmpty()
                                    ? "There are no networks."
                                    : "The networks are: " + String.join(", ", known.keySet()) + ".");
        }
        return found;
    }

    private Map<String, Network> known() {
        Map<String, Network> found = lists.read(folders());
        if (found.containsKey(settings.defaultNetwork())) {
            return found;
        }
        synchronized (making) {
            found = lists.read(folders());
            if (!found.containsKey(settings.defaultNetwork())) {
                defaultNetwork.write(found.values());
                found = lists.read(folders());
            }
            return found;
        }
    }

    private List<Path> folders() {
        return settings.configDir() == null
                ? List.of(settings.ownDir())
                : List.of(settings.ownDir(), settings.configDir());
    }
}
