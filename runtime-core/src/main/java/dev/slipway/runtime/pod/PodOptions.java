package dev.slipway.runtime.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.GivenOptions;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.ResourceOptions;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a new pod is made of, once its options are found sound.
 *
 * @param share kinds of namespace its containers share
 * @param networks names of the networks its infra container joins
 * @param cgroupParent cgroup path under which its own is made
 * @param resources limits as {@code linux.resources} has them; null for none
 * @param serviceId id of the container whose life it belongs to; null for none
 */
record PodOptions(
        Set<String> share,
        List<String> networks,
        String cgroupParent,
        @Nullable ObjectNode resources,
        @Nullable String serviceId) {
    private static final Set<String> SHARED = Set.of("net", "ipc", "uts");
    private static final Set<String> SHAREABLE = new TreeSet<>(Set.of("net", "ipc", "uts", "pid", "cgroup"));

    /** The options with what is usual for those that are left out; all that is wrong with them is thrown together. */
    static PodOptions of(CreatePod request, Machinery parts, OptionFindings findings) {
        GivenOptions.name(request.name(), findings);
        GivenOptions.hostname(request.hostname(), findings);
        GivenOptions.labels(request.labels(), findings);
        GivenOptions.ports(request.publish(), findings);
        GivenOptions.networks(request.networks(), findings);
        findings.at("publish", () -> parts.ports().requireFree("", request.publish()));
        GivenOptions.networkOptions(request.networkOptions(), request.networks(), parts.networks(), findings);
        Set<String> share = share(request, findings);
        command(request, findings);
        if (request.hostname() != null && !share.contains("uts")) {
            findings.add(
                    "hostname",
                    request.hostname(),
                    "the pod does not share uts, so that no container would see it",
                    "Share uts, or leave it out.");
        }
        List<String> networks = networks(request, share, parts, findings);
        String given = request.cgroupParent();
        String parent = given == null
                ? parts.settings().cgroupParent()
                : findings.read(
                        "cgroupParent", () -> parts.settings().cgroupManager().check(given));
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        ResourceOptions.write(request.resources(), limits, findings);
        String wanted = request.service();
        String service = wanted == null
                ? null
                : findings.read("service", () -> service(wanted, parts).id());
        findings.throwIfAny();
        return new PodOptions(
                share,
                networks,
                Objects.requireNonNull(parent),
                limits.get("resources") instanceof ObjectNode some ? some : null,
                service);
    }

    private static Set<String> share(CreatePod request, OptionFindings findings) {
        if (request.share() == null) {
            return request.infra() ? SHARED : Set.of();
        }
        for (String kind : new TreeSet<>(request.share())) {
            if (!SHAREABLE.contains(kind)) {
                findings.add("share", kind, "it cannot be shared", "Share of " + String.join(", ", SHAREABLE) + ".");
            }
        }
        if (!request.share().isEmpty() && !request.infra()) {
            findings.add(
                    "share",
                    "a pod that shares namespaces needs an infra container, which holds them",
                    "Share nothing, or leave infra out.");
        }
        return request.share();
    }

    private static void command(CreatePod request, OptionFindings findings) {
        List<String> command = request.infraCommand();
        if (command == null) {
            return;
        }
        if (!request.infra()) {
            findings.add("infraCommand", "it has no infra container to run it", "Leave it out.");
        } else if (command.isEmpty() || !command.get(0).equals(InfraRootfs.PROGRAM)) {
            findings.add(
                    "infraCommand",
                    String.join(" ", command),
                    "the infra container has no program but " + InfraRootfs.PROGRAM,
                    "Begin it with " + InfraRootfs.PROGRAM + ", or leave it out.");
        } else if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            findings.add("infraCommand", "one of its arguments has a NUL character", "Leave that character out.");
        }
    }

    private static List<String> networks(
            CreatePod request, Set<String> share, Machinery parts, OptionFindings findings) {
        boolean capable = request.infra() && share.contains("net");
        List<String> wanted = request.networks();
        List<String> networks =
                wanted != null ? wanted : capable ? List.of(parts.networks().defaultName()) : List.of();
        if (!capable && !networks.isEmpty()) {
            findings.add(
                    "networks",
                    networks,
                    "a pod joins networks with an infra container that shares net",
                    "Share net, or give networks to its containers.");
        } else {
            networks.forEach(
                    name -> findings.at("networks", () -> parts.networks().require(name)));
        }
        if (networks.isEmpty() && !request.publish().isEmpty()) {
            findings.add("publish", "ports are published, but the pod joins no network", "Name a network.");
        }
        return networks;
    }

    /**
     * The container that the pod is to belong to.
     *
     * @throws EngineException NO_SUCH_CONTAINER; AMBIGUOUS_ID; REMOVED if its removal has begun; INVALID_ARGUMENT if it is
     *     in a pod itself
     */
    static ContainerRecord service(String idOrName, Machinery parts) {
        ContainerRecord found = parts.state().lookupContainer(idOrName);
        if (found.status() == ContainerStatus.REMOVING) {
            throw EngineException.of(
                            ErrorKind.REMOVED,
                            "could not create the pod: container " + found.name() + " is being removed")
                    .about(found.id())
                    .hint("Name another container.");
        }
        if (found.config().pod() != null) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not create the pod: container " + found.name() + " is in a pod itself")
                    .about(found.id())
                    .hint("Name a container that is in no pod.");
        }
        return found;
    }
}
