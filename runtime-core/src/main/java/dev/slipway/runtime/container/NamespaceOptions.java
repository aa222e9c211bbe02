package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose namespaces a new container has: its own, the host's, its pod's, another container's. */
final class NamespaceOptions {
    private static final List<String> KINDS = List.of("net", "pid", "ipc", "uts", "user", "cgroup");
    private static final String OF_CONTAINER = "container:";
    private static final Set<String> NOT_THE_PODS = Set.of("private", "host", "none");

    private final State state;
    private final RelatedContainers related;
    private final @Nullable PodConfig pod;
    private final ObjectNode json;
    private final OptionFindings findings;
    private final Map<String, String> joined = new TreeMap<>();

    private NamespaceOptions(
            State state, RelatedContainers related, @Nullable PodConfig pod, ObjectNode json, OptionFindings findings) {
        this.state = state;
        this.related = related;
        this.pod = pod;
        this.json = json;
        this.findings = findings;
    }

    /**
     * Writes into the configuration which namespaces are new ones and which the host's.
     *
     * @param wanted kind to {@code private}, {@code host}, {@code pod}, {@code container:ID} or {@code none}; a kind that
     *     is absent is as the pod shares it, else as the configuration says
     * @return kind of each namespace that is another container's to the id of that
     */
    static Map<String, String> apply(
            Map<String, String> wanted,
            State state,
            RelatedContainers related,
            @Nullable PodConfig pod,
            ObjectNode json,
            OptionFindings findings) {
        NamespaceOptions options = new NamespaceOptions(state, related, pod, json, findings);
        if (pod != null && pod.infraId() != null) {
            pod.share().forEach(kind -> options.joined.put(kind, Objects.requireNonNull(pod.infraId())));
        }
        new TreeMap<>(wanted).forEach(options::one);
        return options.joined;
    }

    private void one(String kind, String from) {
        String option = "namespaces." + kind;
        if (!KINDS.contains(kind)) {
            findings.add(option, "there is no namespace \"" + kind + "\"", "Use " + String.join(", ", KINDS) + ".");
            return;
        }
        if (shared(kind) && NOT_THE_PODS.contains(from)) {
            findings.add(
                    option,
                    from,
                    "all containers of pod " + Objects.requireNonNull(pod).name() + " share one",
                    "Leave it out, or put the container into a pod that does not share " + kind + ".");
            return;
        }
        joined.remove(kind);
        Spec spec = new Spec(json);
        String type = RunSpec.NAMESPACE_TYPES.get(kind);
        if (from.equals("private") || (from.equals("none") && kind.equals("net"))) {
            spec.namespace(Objects.requireNonNull(type), null);
        } else if (from.equals("host")) {
            spec.hostNamespace(Objects.requireNonNull(type));
        } else if (from.equals("pod")) {
            ofPod(option, kind);
        } else if (from.startsWith(OF_CONTAINER)) {
            findings.at(option, () -> join(option, kind, related.require(from.substring(OF_CONTAINER.length()))));
        } else {
            findings.add(
                    option,
                    from,
                    "it is not a way to have this namespace",
                    "Use private, host, pod or container:ID" + (kind.equals("net") ? ", or none." : "."));
        }
    }

    private boolean shared(String kind) {
        return pod != null && pod.infraId() != null && pod.share().contains(kind);
    }

    private void ofPod(String option, String kind) {
        if (pod == null) {
            findings.add(option, "pod", "the container is in no pod", "Name its pod, or use private.");
        } else if (pod.infraId() == null) {
            findings.add(option, "pod", "pod " + pod.name() + " has no infra container", "Use private.");
        } else {
            state.container(pod.infraId()).ifPresent(infra -> join(option, kind, infra));
        }
    }

    private void join(String option, String kind, ContainerRecord owner) {
        if (!has(owner.config(), kind)) {
            findings.add(
                    option,
                    "container " + owner.name() + " has no " + kind + " namespace that is not the host's",
                    "Use private, or another container.");
            return;
        }
        joined.put(kind, owner.id());
        if (kind.equals("user")) {
            takeMappings(owner.config());
        }
    }

    /** Whether a container has a namespace of this kind, be it its own or another container's. */
    private boolean has(ContainerConfig config, String kind) {
        String owner = config.namespaces().get(kind);
        if (owner != null) {
            return state.container(owner)
                    .map(found -> has(found.config(), kind))
                    .orElse(false);
        }
        return (kind.equals("net") && !config.networks().isEmpty())
                || new Spec(config.spec()).namespaces().containsKey(RunSpec.NAMESPACE_TYPES.getOrDefault(kind, kind));
    }

    /** The OCI runtime wants to be told the mappings of a user namespace that is there already. */
    private void takeMappings(ContainerConfig owner) {
        for (String mappings : List.of("uidMappings", "gidMappings")) {
            JsonNode known = owner.spec().path("linux").path(mappings);
            if (known.isArray()) {
                SpecOptions.object(json, "linux").set(mappings, known.deepCopy());
            }
        }
    }

    /** Finds that a user namespace of its own would have no users. */
    static void requireMappings(Map<String, String> wanted, ObjectNode json, OptionFindings findings) {
        if ("private".equals(wanted.get("user"))
                && (json.at("/linux/uidMappings").isEmpty()
                        || json.at("/linux/gidMappings").isEmpty())) {
            findings.add(
                    "namespaces.user",
                    "a user namespace of its own needs mappings of users and groups",
                    "Give linux.uidMappings and linux.gidMappings in spec.");
        }
    }

    /** Finds that the container would be another user than the owner of what its pod shares, and not let into it. */
    static void checkUser(@Nullable PodConfig pod, ObjectNode json, OptionFindings findings) {
        if (pod != null
                && !pod.share().isEmpty()
                && new Spec(json).namespaces().containsKey("user")
                && !findings.contains("namespaces.user")) {
            findings.add(
                    "namespaces.user",
                    "the container has a user namespace, from which it could not use what pod " + pod.name()
                            + " shares",
                    "Take the user namespace out of its configuration, or put the container into no pod.");
        }
    }
}
