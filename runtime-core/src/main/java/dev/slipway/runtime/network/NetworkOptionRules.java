package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of what a container wants of its place on a network. */
final class NetworkOptionRules {
    private static final String MAC = "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}";
    private static final String NAME = "[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?";

    private NetworkOptionRules() {}

    /** INVALID_ARGUMENT for what cannot be had on this network. */
    static void check(Network network, NetworkOptions wanted) {
        Set<Integer> widths = new HashSet<>();
        for (String address : wanted.addresses()) {
            IpAddress parsed = IpAddress.parse(address);
            if (!widths.add(parsed.width())) {
                throw refused(network, "two addresses of one kind are wanted", "Give one IPv4 and one IPv6 address.");
            }
            checkAddress(network, parsed);
        }
        String mac = wanted.mac();
        if (mac != null && (!mac.matches(MAC) || (Integer.parseInt(mac.substring(0, 2), 16) & 1) != 0)) {
            throw refused(
                    network,
                    "\"" + mac + "\" is no hardware address of one interface",
                    "Write it like 02:42:ac:11:00:02, with an even first byte.");
        }
        for (String alias : wanted.aliases()) {
            if (!alias.matches(NAME)) {
                throw refused(
                        network,
                        "\"" + alias + "\" is no name",
                        "Use up to 63 letters, digits, dots, dashes and underscores.");
            }
        }
        if (!wanted.aliases().isEmpty() && !network.names()) {
            throw refused(network, "its members have no names", "Leave the aliases out, or use a network with names.");
        }
    }

    private static void checkAddress(Network network, IpAddress address) {
        List<CreateNetwork.Range> ranges = network.ranges();
        CreateNetwork.Range range = ranges.stream()
                .filter(each -> Subnet.parse(each.subnet()).contains(address))
                .findFirst()
                .orElseThrow(() -> refused(
                        network,
                        address + " is not in " + String.join(", ", network.subnets()),
                        "Give an address of the network, or none."));
        String gateway = range.gateway();
        Subnet subnet = Subnet.parse(range.subnet());
        IpAddress first = gateway == null ? subnet.gateway() : IpAddress.parse(gateway);
        if (address.equals(subnet.base()) || address.equals(first)) {
            throw refused(network, address + " is that of the network itself", "Give another address, or none.");
        }
    }

    private static EngineException refused(Network network, String reason, String remedy) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not join the network " + network.name() + ": " + reason)
                .hint(remedy);
    }
}
