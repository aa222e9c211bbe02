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
 */
public record NetworkStatus(
        String network,
        String interfaceName,
        @Nullable String mac,
        List<String> addresses,
        @Nullable String gateway) {
    public NetworkStatus {
        addresses = List.copyOf(addresses);
    }
}
