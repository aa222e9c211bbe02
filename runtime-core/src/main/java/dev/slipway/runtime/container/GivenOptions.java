package dev.slipway.runtime.container;

import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.network.PortMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold of the options that containers and pods have alike. What is left out is sound. */
public final class GivenOptions {
    private static final String HOST_NAME = "[a-zA-Z0-9]([a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?";
    private static final String DOMAIN = "\\.|[a-zA-Z0-9_]([a-zA-Z0-9_.-]{0,252}[a-zA-Z0-9_.])?";
    private static final String OPTION = "[a-z0-9-]+(:[0-9]+)?";
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
        Map<Integer, List<PortMapping>> taken = new HashMap<>();
        for (PortMapping port : publish) {
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
            findings.at("publish", () -> {
                port.check();
                List<PortMapping> same = taken.computeIfAbsent(port.hostPort(), number -> new ArrayList<>());
                if (same.stream().anyMatch(port::conflicts)) {
                    findings.add("publish", port.hostSide(), "it is published twice", "Leave one of them out.");
                }
                same.add(port);
            });
        }
    }

    /** Finds name servers, domains and options of resolv.conf(5) that are none. */
    static void dns(Dns dns, OptionFindings findings) {
        findings.at("dns.servers", dns::check);
        for (String domain : dns.search()) {
            if (!domain.matches(DOMAIN)) {
                findings.add("dns.search", domain, "it is not a domain", "Give one like example.org, or . for none.");
            }
        }
        for (String option : dns.options()) {
            if (!option.matches(OPTION)) {
                findings.add("dns.options", option, "it is no option of resolv.conf", "Give one like ndots:2.");
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
