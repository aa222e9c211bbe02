package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.HostSockets;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who has which port of the host. The plugin that publishes ports asks nobody: the later of two containers would get
 * what is meant for both, and a program of the host nothing any more.
 */
public final class PublishedPorts {
    private final State state;
    private final HostSockets sockets;
    private final Map<String, ContainerConfig> claims = new HashMap<>();

    public PublishedPorts(State state, HostSockets sockets) {
        this.state = state;
        this.sockets = sockets;
    }

    /**
     * Finds that ports can't be had now.
     *
     * @param id of the container that wants them
     * @throws EngineException IN_USE, naming who has one: a container or pod that runs or waits for its restart, or a
     *     program of the host
     */
    public synchronized void requireFree(String id, List<PortMapping> wanted) {
        for (PortMapping port : wanted) {
            holder(id, port).or(() -> sockets.holder(port)).ifPresent(holder -> {
                throw EngineException.of(
                                ErrorKind.IN_USE,
                                "could not publish port " + port.hostSide() + ": " + holder + " has it")
                        .hint("Publish another port, or end what has this one.")
                        .detail("port", port.hostSide())
                        .detail("holder", holder);
            });
        }
    }

    /** As {@link #requireFree}; the ports are this container's from now until {@link #release}. */
    synchronized void claim(ContainerConfig config) {
        if (!config.ports().isEmpty()) {
            requireFree(config.id(), config.ports());
            claims.put(config.id(), config);
        }
    }

    /** The ports of a container that has none of its run any more are everybody's. */
    synchronized void release(String id) {
        claims.remove(id);
    }

    private Optional<String> holder(String id, PortMapping wanted) {
        return Stream.concat(
                        claims.values().stream(),
                        state.containers().stream()
                                .filter(ContainerRecord::active)
                                .map(ContainerRecord::config))
                .filter(other -> !other.id().equals(id))
                .filter(other -> other.ports().stream().anyMatch(wanted::conflicts))
                .map(this::words)
                .findFirst();
    }

    private String words(ContainerConfig config) {
        return Optional.ofNullable(config.infra() ? config.pod() : null)
                .flatMap(state::pod)
                .map(PodConfig::name)
                .map(name -> "pod " + name)
                .orElseGet(() -> "container "
                        + state.container(config.id())
                                .map(ContainerRecord::name)
                                .orElse(config.name()));
    }
}
