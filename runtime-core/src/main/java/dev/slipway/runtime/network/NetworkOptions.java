package dev.slipway.runtime.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container wants of its place on a network.
 *
 * @param addresses those wanted, without prefix length, at most one of each range; empty for any
 * @param mac the hardware address wanted; null for any
 * @param aliases further names under which others on the network find it
 */
public record NetworkOptions(
        List<String> addresses, @Nullable String mac, List<String> aliases) {
    /** Nothing in particular. */
    public static final NetworkOptions NONE = new NetworkOptions(List.of(), null, List.of());

    public NetworkOptions {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
    }
}
