package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerEvents;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Guard;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pods of an engine. Safe for use by several threads. Operations on all containers of a pod try each one, and report
 * each one's own outcome.
 */
@SuppressWarnings("try") // a lock is held, not looked at
public final class Pods {
    private static final Set<String> SHARED = Set.of("net", "ipc", "uts");
    private static final Set<String> SHAREABLE = Set.of("net", "ipc", "uts", "pid", "cgroup");

    private final Machinery parts;
    private final Containers containers;
    private final InfraRootfs infraRootfs;

    public Pods(Machinery parts, Containers containers, Path infraProgram) {
        this.parts = parts;
        this.containers = containers;
        this.infraRootfs = new InfraRootfs(parts.layout().infraRootfs(), infraProgram);
    }

    /**
     * Creates a pod with its infra container, CONFIGURED, both or none.
     *
     * @throws EngineException INVALID_ARGUMENT; NO_SUCH_NETWORK; NAME_IN_USE for a name that was given; EXHAUSTED;
     *     UNSUPPORTED where the infra program is not installed
     */
    public PodConfig create(CreatePod request) {
        parts.gate().check();
        Set<String> share = request.share() == null ? (request.infra() ? SHARED : Set.of()) : request.share();
        requireShareable(request, share);
        List<String> networks = networks(request, share);
        networks.forEach(parts.networks()::require);
        Path rootfs = request.infra() ? infraRootfs.make() : null;
        return parts.names().withName(request.name(), name -> add(request, name, share, networks, rootfs));
    }

    private PodConfig add(
            CreatePod request, String name, Set<String> share, List<String> networks, @Nullable Path rootfs) {
        String parent = request.cgroupParent() == null
                ? parts.settings().cgroupParent()
                : parts.settings().cgroupManager().check(request.cgroupParent());
        String hostname = Objects.requireNonNullElse(request.hostname(), hostname(name));
        PodConfig pod = new PodConfig(
                parts.names().id(),
                name,
                parts.clock().instant(),
                request.labels(),
                share,
                hostname,
                rootfs == null ? null : parts.names().id(),
                parent,
                networks);
        List<Change> changes = new ArrayList<>(List.of(new Change.AddPod(pod), event(pod, "create")));
        String infraId = pod.infraId();
        if (rootfs != null && infraId != null) {
            ContainerConfig infra = Infra.config(infraId, pod, rootfs, cgroupPath(pod), networks, request.publish());
            changes.add(new Change.AddContainer(new ContainerRecord(infra, ContainerState.configured())));
            changes.add(new Change.Append(ContainerEvents.of(pod.created(), infra, "create", Map.of())));
        }
        parts.state().commit(changes);
        return pod;
    }

    private static void requireShareable(CreatePod request, Set<String> share) {
        if (!SHAREABLE.containsAll(share)) {
            throw invalid("it shares " + share + ", and only net, ipc, uts, pid and cgroup can be shared");
        }
        if (!share.isEmpty() && !request.infra()) {
            throw invalid("it shares namespaces, which needs an infra container");
        }
        if (request.hostname() != null && !request.hostname().matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?")) {
            throw invalid("\"" + request.hostname() + "\" is not a host name");
        }
    }

    private List<String> networks(CreatePod request, Set<String> share) {
        boolean capable = request.infra() && share.contains("net");
        List<String> networks = request.networks() == null
                ? (capable ? List.of(parts.networks().defaultName()) : List.of())
                : request.networks();
        if (!capable && !networks.isEmpty()) {
            throw invalid("it joins networks, which needs an infra container that shares net");
        }
        for (PortMapping port : request.publish()) {
            if (networks.isEmpty() || port.hostPort() < 1 || port.hostPort() > 65_535 || port.containerPort() < 1) {
                throw invalid("ports need a network, and numbers from 1 to 65535");
            }
        }
        return networks;
    }

    private static String hostname(String name) {
        String allowed = name.replaceAll("[^a-zA-Z0-9-]", "-").replaceAll("-+$", "");
        return allowed.length() > 63 ? allowed.substring(0, 63).replaceAll("-+$", "") : allowed;
    }

    /**
     * The pod of this full id, name, or unique prefix of an id.
     *
     * @throws EngineException NO_SUCH_POD; AMBIGUOUS_ID; INVALID_ARGUMENT for an empty one
     */
    public PodConfig require(String idOrName) {
        parts.gate().check();
        return parts.state().lookupPod(idOrName);
    }

    /** All, oldest first. */
    public List<PodConfig> list() {
        parts.gate().check();
        return parts.state().pods();
    }

    /** What the pod with this full id is doing. */
    public PodStatus status(String id) {
        return PodStatus.of(parts.state().podContainers(id));
    }

    /** Its cgroup, from the root of the hierarchy; exists while one of its containers has a process. */
    public String cgroupPath(PodConfig pod) {
        return CgroupPaths.pod(pod);
    }

    /** Starts its containers, infra first, each after what it depends on; those that run are left alone. */
    public List<PodOutcome> start(String idOrName) {
        PodConfig pod = require(idOrName);
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            List<PodOutcome> outcomes = each(inOrder(pod), container -> {
                if (container.record().status() != ContainerStatus.RUNNING) {
                    container.start(false);
                }
            });
            tell(pod, "start", outcomes);
            return outcomes;
        }
    }

    /**
     * Stops its containers, those that others depend on last; those without a process are left alone.
     *
     * @param timeout how long each has; null for its own
     */
    public List<PodOutcome> stop(String idOrName, @Nullable Duration timeout) {
        PodConfig pod = require(idOrName);
        List<PodOutcome> outcomes = each(reverseOrder(pod), container -> stop(container, timeout));
        tell(pod, "stop", outcomes);
        return outcomes;
    }

    private static void stop(Container container, @Nullable Duration timeout) {
        try {
            if (container.record().active()) {
                container.stop(timeout);
            }
        } catch (EngineException e) {
            boolean ended = e.kind() == ErrorKind.NO_SUCH_CONTAINER
                    || (e.kind() == ErrorKind.STATE_INVALID
                            && !container.record().status().hasProcess());
            if (!ended) {
                throw e;
            }
        }
    }

    /**
     * Removes it with its infra container; with {@code force} all its containers, stopping them first. It stays, with
     * the containers that could not be removed, where an outcome has an error.
     *
     * @param timeout how long each has to end; null for its own
     * @throws EngineException IN_USE if it has containers besides infra and {@code force} is not given; NOT_PERMITTED if
     *     one of its containers is protected
     */
    public List<PodOutcome> remove(String idOrName, boolean force, @Nullable Duration timeout) {
        PodConfig pod = require(idOrName);
        List<String> members = reverseOrder(pod);
        if (!force && members.stream().anyMatch(id -> !id.equals(pod.infraId()))) {
            throw EngineException.of(ErrorKind.IN_USE, "could not remove pod " + pod.name() + ": it has containers")
                    .about(pod.id())
                    .hint("Remove its containers first, or remove it with force.");
        }
        Guard.check("pod " + pod.name(), parts.state().podContainers(pod.id()));
        List<PodOutcome> stopped = each(members, container -> stop(container, timeout));
        if (stopped.stream()
                .anyMatch(outcome -> outcome.error() != null && outcome.error().kind() != ErrorKind.STATE_INVALID)) {
            return stopped;
        }
        try (Locks.Held held = parts.locks().holdPod(pod.id())) {
            return removeAll(pod, reverseOrder(pod));
        }
    }

    private List<PodOutcome> removeAll(PodConfig pod, List<String> members) {
        List<Change> last = List.of(new Change.RemovePod(pod.id()), event(pod, "remove"));
        List<PodOutcome> outcomes = each(members, container -> {
            boolean lastOne = container.id().equals(members.get(members.size() - 1));
            containers.removeWithPod(container.record(), true, lastOne ? last : List.of());
        });
        if (members.isEmpty()) {
            parts.state().commit(last);
        }
        if (parts.state().pod(pod.id()).isEmpty()) {
            parts.cgroups().cgroup(cgroupPath(pod)).removeIfEmpty();
        }
        return outcomes;
    }

    private List<String> inOrder(PodConfig pod) {
        Set<String> ordered = new LinkedHashSet<>();
        if (pod.infraId() != null) {
            ordered.add(pod.infraId());
        }
        for (ContainerRecord member : parts.state().podContainers(pod.id())) {
            ordered.addAll(containers.dependenciesInOrder(member.id()));
            ordered.add(member.id());
        }
        ordered.removeIf(id -> parts.state().container(id).isEmpty());
        return List.copyOf(ordered);
    }

    private List<String> reverseOrder(PodConfig pod) {
        List<String> reversed = new ArrayList<>(inOrder(pod));
        Collections.reverse(reversed);
        return reversed;
    }

    private List<PodOutcome> each(List<String> ids, Consumer<Container> step) {
        List<PodOutcome> outcomes = new ArrayList<>();
        for (String id : ids) {
            String name = parts.state().container(id).map(ContainerRecord::name).orElse(id);
            try {
                step.accept(containers.of(id));
                outcomes.add(new PodOutcome(id, name, null));
            } catch (EngineException e) {
                if (e.kind() == ErrorKind.RUNTIME_STOPPED || e.kind() == ErrorKind.CANCELLED) {
                    throw e;
                }
                outcomes.add(new PodOutcome(id, name, e));
            }
        }
        return outcomes;
    }

    private void tell(PodConfig pod, String action, List<PodOutcome> outcomes) {
        if (outcomes.stream().allMatch(outcome -> outcome.error() == null)) {
            parts.state().commit(List.of(event(pod, action)));
        }
    }

    private Change event(PodConfig pod, String action) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (action.equals("create") || action.equals("remove")) {
            pod.labels().forEach((key, value) -> labels.put(Event.LABEL + key, value));
        }
        return new Change.Append(
                new Event(0, parts.clock().instant(), Event.Type.POD, action, pod.id(), pod.name(), labels));
    }

    private static EngineException invalid(String why) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not create the pod: " + why);
    }
}
