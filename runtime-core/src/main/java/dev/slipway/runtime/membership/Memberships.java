package dev.slipway.runtime.membership;

import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.CreateNetwork;
import dev.slipway.runtime.network.Network;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The networks of an engine with their members. Safe for use by several threads.
 *
 * <p>Errors of every operation, as {@link EngineException}: NO_SUCH_NETWORK; RUNTIME_STOPPED once the engine is closed.
 */
public final class Memberships {
    private static final Set<String> FILTERS = Set.of("name", "label");

    private final Machinery parts;
    private final Containers containers;
    private final Pods pods;
    private final NetworkWatch watch;

    public Memberships(Machinery parts, Containers containers, Pods pods) {
        this.parts = parts;
        this.containers = containers;
        this.pods = pods;
        this.watch = new NetworkWatch(parts.networks(), parts.state(), parts.clock(), parts.workers());
    }

    /** Goes on with removals that were cut, tells of their ends, and begins to see what other programs do. */
    public void open() {
        parts.networks().open().forEach(watch::gone);
        watch.open();
    }

    /** Sees no more; a second call does nothing. */
    public void close() {
        watch.close();
    }

    /** All networks, by name. */
    public List<Network> list() {
        parts.gate().check();
        return parts.networks().list();
    }

    /**
     * The networks that filters want, by name.
     *
     * @param filters {@code name} (a part of it), {@code label} ({@code key} or {@code key=value}); values of one key are
     *     alternatives, keys must all hold
     * @throws EngineException INVALID_ARGUMENT for another filter
     */
    public List<Network> matching(Map<String, List<String>> filters) {
        Predicate<Network> wanted = wanted(filters);
        return list().stream().filter(wanted).toList();
    }

    public Network require(String name) {
        parts.gate().check();
        return parts.networks().require(name);
    }

    /** Whether this engine made it. */
    public boolean isOurs(Network network) {
        return parts.networks().isOurs(network);
    }

    /** The containers that are on a network, oldest first. */
    public List<Member> members(String network) {
        return parts.state().containers().stream()
                .filter(container -> container.config().networks().contains(network))
                .map(container -> new Member(
                        container,
                        container.config().networkOptions(network),
                        container.state().networks().stream()
                                .filter(place -> place.network().equals(network))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /**
     * Makes a network. On failure nothing of it is left.
     *
     * @throws EngineException INVALID_ARGUMENT; NETWORK_EXISTS; IN_USE for a range or bridge that something has, naming
     *     it; UNSUPPORTED where a plugin is not installed; EXHAUSTED where no range is free; NETWORK
     */
    public Network create(CreateNetwork wanted) {
        parts.gate().check();
        return watch.changing(
                () -> parts.networks().create(wanted, parts.clock().instant()));
    }

    /**
     * Removes a network, with its bridge.
     *
     * @param force removes the containers and pods that are on it first, as podman does
     * @throws EngineException before anything is done: NOT_PERMITTED for the default network and those of others; IN_USE
     *     where it has members and {@code force} is not given, naming them, or where somebody else has some on it.
     *     What stops the removal of a member stops that of the network
     */
    public void remove(String name, boolean force) {
        Network network = require(name);
        parts.networks().requireRemovable(network);
        List<Member> members = members(name);
        if (!members.isEmpty() && !force) {
            List<String> names =
                    members.stream().map(member -> words(member.container())).toList();
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove the network " + name + ": " + String.join(", ", names)
                                    + (names.size() == 1 ? " is on it" : " are on it"))
                    .about(name)
                    .hint("Disconnect them, or remove it with force, which removes them too.")
                    .detail("members", names);
        }
        for (Member member : members) {
            removeMember(member.container());
        }
        watch.changing(() -> {
            parts.networks().remove(network);
            return network;
        });
    }

    /**
     * Removes the networks that this engine made and that have no members, but not the default one.
     *
     * @param filters as of {@link #matching}
     * @param dryRun only tells what would be removed
     * @return by name; those that somebody else has members on, with that
     */
    public List<PrunedNetwork> prune(Map<String, List<String>> filters, boolean dryRun) {
        List<PrunedNetwork> report = new ArrayList<>();
        for (Network network : matching(filters)) {
            if (parts.networks().isRemovable(network) && members(network.name()).isEmpty()) {
                report.add(new PrunedNetwork(network.name(), pruned(network, dryRun)));
            }
        }
        return report;
    }

    private @Nullable EngineException pruned(Network network, boolean dryRun) {
        try {
            if (dryRun) {
                parts.networks().requireUnused(network);
            } else {
                remove(network.name(), false);
            }
            return null;
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.RUNTIME_STOPPED) {
                throw e;
            }
            return e;
        }
    }

    private static Predicate<Network> wanted(Map<String, List<String>> filters) {
        Predicate<Network> wanted = network -> true;
        for (Map.Entry<String, List<String>> each : filters.entrySet()) {
            wanted = wanted.and(
                    network -> each.getValue().stream().anyMatch(value -> holds(network, each.getKey(), value)));
            if (!FILTERS.contains(each.getKey())) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not take the filters: there is no filter \"" + each.getKey() + "\" of networks")
                        .hint("Use name or label.");
            }
        }
        return wanted;
    }

    private static boolean holds(Network network, String key, String value) {
        return key.equals("name") ? network.name().contains(value) : ContainerFilter.labelled(network.labels(), value);
    }

    private void removeMember(ContainerRecord container) {
        String pod = container.config().infra() ? container.config().pod() : null;
        if (pod == null) {
            containers.of(container.id()).remove(true, true);
            return;
        }
        for (PodOutcome outcome : pods.remove(pod, true, Duration.ZERO)) {
            if (outcome.error() != null) {
                throw outcome.error();
            }
        }
    }

    private String words(ContainerRecord container) {
        PodConfig pod = pod(container);
        return pod == null ? "container " + container.name() : "pod " + pod.name();
    }

    private @Nullable PodConfig pod(ContainerRecord container) {
        String pod = container.config().infra() ? container.config().pod() : null;
        return pod == null ? null : parts.state().pod(pod).orElse(null);
    }

    /**
     * Puts a container on a network; a pod's name or id stands for its infra container.
     *
     * @throws EngineException as {@link dev.slipway.runtime.container.Container#connect}; NO_SUCH_CONTAINER
     */
    public void connect(String network, String containerOrPod, NetworkOptions wanted) {
        require(network);
        containers.of(find(containerOrPod).id()).connect(network, wanted);
    }

    /**
     * Takes a container off a network, which may be gone already.
     *
     * @throws EngineException as {@link dev.slipway.runtime.container.Container#disconnect}; NO_SUCH_CONTAINER
     */
    public void disconnect(String network, String containerOrPod, boolean force) {
        parts.gate().check();
        containers.of(find(containerOrPod).id()).disconnect(network, force);
    }

    private ContainerRecord find(String containerOrPod) {
        try {
            return parts.state().lookupContainer(containerOrPod);
        } catch (EngineException unknown) {
            if (unknown.kind() != ErrorKind.NO_SUCH_CONTAINER) {
                throw unknown;
            }
            return parts.state().pods().stream()
                    .filter(pod -> pod.id().equals(containerOrPod) || pod.name().equals(containerOrPod))
                    .map(PodConfig::infraId)
                    .filter(Objects::nonNull)
                    .flatMap(infra -> parts.state().container(infra).stream())
                    .findFirst()
                    .orElseThrow(() -> unknown);
        }
    }
}
