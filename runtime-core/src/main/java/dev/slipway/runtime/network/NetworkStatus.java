package dev.slipway.runtime.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container's place on one network, as the CNI result gave it.
 *
 * @param network name of the network
 * @param interfaceName name of the interface in the container, {@code eth0}
 * @param mac hardware address of that interface; null if the plugin told none
 * @param addresses addresses with prefix length, {@code 10.90.0.5/24}
 * @param gateway address of the default gateway; null if none
 * @param nameServers addresses of the network's own name servers
 * @param search domains in which names without one are looked for
 * @param named whether members of the network find each other by name
 */
public record NetworkStatus(
        String network,
        String interfaceName,
        @Nullable String mac,
        List<String> addresses,
        @Nullable String gateway,
        List<String> nameServers,
        List<String> search,
        boolean named) {
    public NetworkStatus {
        addresses = List.copyOf(addresses);
        nameServers = List.copyOf(nameServers);
        search = List.copyOf(search);
    }

    /** A place on a network without names. */
    public NetworkStatus(
            String network,
            String interfaceName,
            @Nullable String mac,
            List<String> addresses,
            @Nullable String gateway) {
        this(network, interfaceName, mac, addresses, gateway, List.of(), List.of(), false);
    }

    /** Its addresses without their prefix lengths. */
    public List<String> hosts() {
        return addresses.stream().map(text -> text.replaceFirst("/.*", "")).toList();
    }
}
