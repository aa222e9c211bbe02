package dev.slipway.runtime.container;

import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.volume.VolumeRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of those options of a new container that do not go into its OCI configuration. */
final class OptionRules {
    private final CreateContainer request;
    private final OptionFindings findings;

    OptionRules(CreateContainer request, OptionFindings findings) {
        this.request = request;
        this.findings = findings;
    }

    /** Finds what is wrong with single options. */
    void checkEach() {
        GivenOptions.name(request.name(), findings);
        Integer signal = request.stopSignal();
        if (signal != null) {
            findings.at("stopSignal", () -> Signals.check(signal));
        }
        if (request.stopTimeout() != null && request.stopTimeout().isNegative()) {
            findings.add("stopTimeout", request.stopTimeout(), "it is negative", "Give 0 s or more.");
        }
        Long logMaxSize = request.logMaxSize();
        if (logMaxSize != null && logMaxSize != -1 && logMaxSize < 1) {
            findings.add("logMaxSize", logMaxSize, "it is no number of bytes", "Give bytes, or -1 for no limit.");
        }
        GivenOptions.labels(request.labels(), findings);
        GivenOptions.ports(request.publish(), findings);
        GivenOptions.networks(request.networks(), findings);
        GivenOptions.dns(request.dns(), findings);
        findings.at("volumes", () -> VolumeRequest.check(request.volumes()));
    }

    /**
     * Finds networks, ports and a host name that a container cannot have whose namespaces are not its own.
     *
     * @param joined kinds of the namespaces that are another container's
     * @param networks that it is to join
     */
    void checkNamespaces(@Nullable PodConfig pod, Set<String> joined, List<String> networks) {
        boolean none = "none".equals(request.namespaces().get("net"));
        boolean shared = notItsOwn("net", joined);
        if ((shared || none) && !(networks.isEmpty() && request.publish().isEmpty())) {
            String option = networks.isEmpty() ? "publish" : "networks";
            if (shared && pod != null) {
                findings.add(option, "networks and ports are those of its pod " + pod.name(), "Give them to the pod.");
            } else {
                findings.add(
                        option,
                        "networks and ports need a network namespace of its own",
                        "Leave them out, or use the net namespace private.");
            }
        } else if (networks.isEmpty() && !request.publish().isEmpty()) {
            findings.add("publish", "ports are published, but it joins no network", "Name a network.");
        }
        if (!request.dns().equals(Dns.NONE) && (shared || none || networks.isEmpty())) {
            findings.add(
                    "dns",
                    shared && pod != null
                            ? "names are looked for where its pod " + pod.name() + " does"
                            : "it joins no network, on which a name server could be asked",
                    "Leave it out, or name a network.");
        }
        String hostname = request.hostname();
        if (hostname != null && notItsOwn("uts", joined)) {
            if (pod != null && pod.share().contains("uts")) {
                findings.add(
                        "hostname",
                        hostname,
                        "the host name is that of its pod " + pod.name(),
                        "Leave it out, or give it to the pod.");
            } else {
                findings.add(
                        "hostname",
                        hostname,
                        "the container has no uts namespace of its own",
                        "Leave it out, or use the uts namespace private.");
            }
        }
    }

    private boolean notItsOwn(String kind, Set<String> joined) {
        return joined.contains(kind) || "host".equals(request.namespaces().get(kind));
    }
}
