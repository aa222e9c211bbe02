package dev.slipway.runtime.container;

import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.PodConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of those options of a new container that do not go into its OCI configuration. */
final class OptionRules {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int HIGHEST_PORT = 65_535;

    private final CreateContainer request;
    private final OptionFindings findings;

    OptionRules(CreateContainer request, OptionFindings findings) {
        this.request = request;
        this.findings = findings;
    }

    /** Finds what is wrong with single options. */
    void checkEach() {
        String name = request.name();
        if (name != null) {
            findings.at("name", () -> Names.check(name));
        }
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
        for (Map.Entry<String, String> label : request.labels().entrySet()) {
            if (label.getKey().isEmpty() || label.getKey().indexOf('=') >= 0) {
                findings.add("labels", label.getKey(), "it is not a label's key", "Use a key without =, not empty.");
            }
        }
        ports();
    }

    private void ports() {
        Set<String> taken = new HashSet<>();
        for (PortMapping port : request.publish()) {
            if (outside(port.hostPort()) || outside(port.containerPort())) {
                findings.add(
                        "publish",
                        port.hostPort() + ":" + port.containerPort(),
                        "a port is not from 1 to 65535",
                        "Give ports from 1 to 65535.");
            }
            if (!PROTOCOLS.contains(port.protocol())) {
                findings.add("publish", port.protocol(), "it is not a protocol", "Use tcp, udp or sctp.");
            }
            if (!taken.add(port.hostIp() + "/" + port.hostPort() + "/" + port.protocol())) {
                findings.add("publish", port.hostPort(), "it is published twice", "Leave one of them out.");
            }
        }
    }

    private static boolean outside(int port) {
        return port < 1 || port > HIGHEST_PORT;
    }

    /**
     * Finds networks, ports and a host name that a container cannot have whose namespaces are not its own.
     *
     * @param joined kinds of the namespaces that are another container's
     */
    void checkNamespaces(@Nullable PodConfig pod, Set<String> joined) {
        List<String> networks = request.networks() == null ? List.of() : request.networks();
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
        if (new HashSet<>(networks).size() < networks.size()) {
            findings.add("networks", networks, "one of them is named twice", "Name each network once.");
        }
        if (request.hostname() != null && notItsOwn("uts", joined)) {
            findings.add(
                    "hostname",
                    request.hostname(),
                    "the container has no uts namespace of its own",
                    "Leave it out, or use the uts namespace private.");
        }
    }

    private boolean notItsOwn(String kind, Set<String> joined) {
        return joined.contains(kind) || "host".equals(request.namespaces().get(kind));
    }
}
