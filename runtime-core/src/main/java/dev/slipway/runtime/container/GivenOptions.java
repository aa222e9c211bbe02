package dev.slipway.runtime.container;

import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.network.PortMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold of the options that containers and pods have alike. What is left out is sound. */
public final class GivenOptions {
    private static final String HOST_NAME = "[a-zA-Z0-9]([a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?";
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int HIGHEST_PORT = 65_535;

    private GivenOptions() {}

    /** Finds that a name is none. */
    public static void name(@Nullable String name, OptionFindings findings) {
        if (name != null) {
            findings.at("name", () -> Names.check(name));
        }
    }

    /** Finds that a host name is none. */
    public static void hostname(@Nullable String hostname, OptionFindings findings) {
        if (hostname != null && !hostname.matches(HOST_NAME)) {
            findings.add(
                    "hostname",
                    hostname,
                    "it is not a host name",
                    "Use up to 63 letters, digits, dots and dashes, and begin and end with a letter or digit.");
        }
    }

    /** Finds labels whose keys are none. */
    public static void labels(Map<String, String> labels, OptionFindings findings) {
        for (String key : labels.keySet()) {
            if (key.isEmpty() || key.indexOf('=') >= 0) {
                findings.add("labels", key, "it is not a label's key", "Use a key without =, not empty.");
            }
        }
    }

    /** Finds ports that are none, and those that are published twice. */
    public static void ports(List<PortMapping> publish, OptionFindings findings) {
        Set<String> taken = new HashSet<>();
        for (PortMapping port : publish) {
            if (outside(port.hostPort()) || outside(port.containerPort())) {
                findings.add(
                        "publish",
                        port.hostPort() + ":" + port.containerPort(),
                        "a port is not from 1 to 65535",
                        "Give ports from 1 to 65535.");
            }
            findings.at("publish", port::check);
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

    /** Finds what cannot be had of places on networks, and that it is wanted of networks that are not joined. */
    public static void networkOptions(
            Map<String, NetworkOptions> wanted,
            @Nullable List<String> joined,
            Networks networks,
            OptionFindings findings) {
        List<String> all = joined == null ? List.of() : joined;
        new TreeMap<>(wanted).forEach((network, options) -> {
            String option = "networkOptions." + network;
            if (all.contains(network)) {
                findings.at(option, () -> networks.check(network, options));
            } else {
                findings.add(
                        option, "the network " + network + " is not one of its networks", "Name it in networks too.");
            }
        });
    }

    /** Finds that a network is named twice. */
    public static void networks(@Nullable List<String> networks, OptionFindings findings) {
        if (networks != null && new HashSet<>(networks).size() < networks.size()) {
            findings.add("networks", networks, "one of them is named twice", "Name each network once.");
        }
    }
}
