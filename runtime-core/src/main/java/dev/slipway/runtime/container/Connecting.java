package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts containers on networks and takes them off, those that run at once. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Connecting {
    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final HostFiles hostFiles;
    private final Places places;

    Connecting(Machinery parts, Ledger ledger, Lifecycle lifecycle, HostFiles hostFiles) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.hostFiles = hostFiles;
        this.places = new Places(parts.state(), parts.networks());
    }

    void connect(String id, String network, NetworkOptions wanted) {
        parts.networks().check(network, wanted);
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = require(id, "connect");
            ContainerConfig config = container.config();
            if (config.networks().contains(network)) {
                if (container.status() == ContainerStatus.CONFIGURED) {
                    return;
                }
                throw refused(
                        ErrorKind.IN_USE, "connect", container, "it is on the network " + network + " already", "");
            }
            requireNamespace(container);
            ContainerConfig next = with(config, network, wanted);
            if (!container.status().hasProcess()) {
                save(next, container.state(), network, "connect");
                return;
            }
            String netns = container.state().netns();
            if (netns == null) {
                throw refused(
                        ErrorKind.STATE_INVALID,
                        "connect",
                        container,
                        "it runs, and was started without a network",
                        "Stop it, connect it, and start it again.");
            }
            NetworkStatus joined = parts.networks().connect(places.of(next, netns, List.of(network)));
            List<NetworkStatus> all = new ArrayList<>(container.state().networks());
            all.add(joined);
            try {
                save(next, container.state().edit().networks(all).build(), network, "connect");
            } catch (EngineException unsaved) {
                parts.networks().disconnect(id, network, netns);
                throw unsaved;
            }
            hostFiles.changed(id);
        }
    }

    /**
     * @param force one that is not on the network is no error, and a plugin that fails keeps it there no longer: what it
     *     took is given back with the container's run
     */
    void disconnect(String id, String network, boolean force) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = require(id, "disconnect");
            ContainerConfig config = container.config();
            if (!config.networks().contains(network)) {
                if (force) {
                    return;
                }
                throw refused(
                        ErrorKind.INVALID_ARGUMENT,
                        "disconnect",
                        container,
                        "it is not on the network " + network,
                        config.networks().isEmpty()
                                ? "It is on none."
                                : "It is on " + String.join(", ", config.networks()) + ".");
            }
            if (container.status().hasProcess()) {
                leave(container, network, force);
            }
            save(without(config, Set.of(network)), without(container.state(), Set.of(network)), network, "disconnect");
            hostFiles.changed(id);
        }
    }

    private void leave(ContainerRecord container, String network, boolean force) {
        try {
            parts.networks()
                    .disconnect(container.id(), network, container.state().netns());
        } catch (EngineException failed) {
            if (!force) {
                throw failed.about(container.id());
            }
            LOG.warn("container {}: {}", container.id(), failed.message());
        }
    }

    /** Goes on with what was cut of a container that runs: a place it was leaving is left, one it was joining as well. */
    ContainerRecord straighten(ContainerRecord container) {
        ContainerState state = container.state();
        if (state.netns() == null) {
            return container;
        }
        List<NetworkStatus> now = parts.networks().straighten(container.id(), state.networks(), state.netns());
        if (now.size() < state.networks().size()) {
            Set<String> left = state.networks().stream()
                    .map(NetworkStatus::network)
                    .filter(name ->
                            now.stream().noneMatch(place -> place.network().equals(name)))
                    .collect(Collectors.toSet());
            for (String network : left) {
                ContainerRecord latest = lifecycle.require(container.id());
                save(
                        without(latest.config(), Set.of(network)),
                        without(latest.state(), Set.of(network)),
                        network,
                        "disconnect");
            }
        }
        ContainerRecord straight = lifecycle.require(container.id());
        tellName(straight);
        return straight;
    }

    /** Gives it another name, also for others on its networks. */
    void rename(String id, String name) {
        lifecycle.rename(id, name);
        try (Locks.Held held = parts.locks().hold(id)) {
            parts.state().container(id).ifPresent(this::tellName);
        }
    }

    /** What cannot be told is known from its next start on. */
    private void tellName(ContainerRecord container) {
        try {
            parts.networks().rename(container.id(), Places.name(parts.state(), container.config()));
            hostFiles.renamed(container.id());
        } catch (EngineException failed) {
            LOG.warn("container {} is known by another name on its networks: {}", container.id(), failed.message());
        }
    }

    private ContainerRecord require(String id, String verb) {
        parts.gate().check();
        ContainerRecord container = lifecycle.require(id);
        if (container.status() == ContainerStatus.REMOVING) {
            throw refused(ErrorKind.STATE_INVALID, verb, container, "it is being removed", "");
        }
        return container;
    }

    private void requireNamespace(ContainerRecord container) {
        ContainerConfig config = container.config();
        String owner = config.namespaces().get("net");
        if (owner != null) {
            throw refused(
                    ErrorKind.INVALID_ARGUMENT,
                    "connect",
                    container,
                    "it shares the network of container "
                            + parts.state()
                                    .container(owner)
                                    .map(ContainerRecord::name)
                                    .orElse(owner),
                    "Connect that one: both are on the network then.");
        }
        if (config.networks().isEmpty() && !RunSpec.owns(config, "network")) {
            throw refused(
                    ErrorKind.INVALID_ARGUMENT,
                    "connect",
                    container,
                    "it has the network of the host",
                    "Make it anew with the net namespace private.");
        }
    }

    private static EngineException refused(
            ErrorKind kind, String verb, ContainerRecord container, String reason, String remedy) {
        EngineException refused = EngineException.of(
                        kind, "could not " + verb + " container " + container.name() + ": " + reason)
                .about(container.id());
        return remedy.isEmpty() ? refused : refused.hint(remedy);
    }

    private void save(ContainerConfig config, ContainerState state, String network, String action) {
        List<Change> more = new ArrayList<>();
        String pod = config.infra() ? config.pod() : null;
        if (pod != null) {
            parts.state()
                    .pod(pod)
                    .ifPresent(found -> more.add(new Change.PutPod(
                            found.edit().networks(config.networks()).build())));
        }
        more.add(new Change.Append(new Event(
                0,
                parts.clock().instant(),
                Event.Type.NETWORK,
                action,
                network,
                network,
                Map.of("container", config.id(), "containerName", config.name()))));
        ledger.save(new ContainerRecord(config, state), more);
    }

    private static ContainerConfig with(ContainerConfig config, String network, NetworkOptions wanted) {
        List<String> networks = new ArrayList<>(config.networks());
        networks.add(network);
        Map<String, NetworkOptions> options = new HashMap<>(config.networkOptions());
        if (!wanted.equals(NetworkOptions.NONE)) {
            options.put(network, wanted);
        }
        return config.edit().networks(networks).networkOptions(options).build();
    }

    private static ContainerConfig without(ContainerConfig config, Set<String> left) {
        Map<String, NetworkOptions> options = new HashMap<>(config.networkOptions());
        options.keySet().removeAll(left);
        return config.edit()
                .networks(config.networks().stream()
                        .filter(name -> !left.contains(name))
                        .toList())
                .networkOptions(options)
                .build();
    }

    private static ContainerState without(ContainerState state, Set<String> left) {
        return state.edit()
                .networks(state.networks().stream()
                        .filter(place -> !left.contains(place.network()))
                        .toList())
                .build();
    }
}
