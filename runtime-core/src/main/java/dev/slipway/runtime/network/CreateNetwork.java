package dev.slipway.runtime.network;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network is asked to be made from.
 *
 * @param name unique over networks
 * @param driver {@code bridge}, {@code macvlan} or {@code ipvlan}
 * @param subnets at most one of IPv4 and one of IPv6; empty for a free one of IPv4
 * @param ipv6 whether it has an IPv6 range, a free one if none is given
 * @param internal whether it leads nowhere but to its members
 * @param isolated whether members of other networks are kept out
 * @param names whether its members find each other by name
 * @param mtu bytes of the largest packet; null for the kernel's choice
 * @param bridge host interface of a bridge network; null for a free name
 * @param parent host interface of a macvlan or ipvlan network; null for a bridge network
 * @param mode how a macvlan or ipvlan network passes packets, in the kernel's words; null for its usual one
 * @param labels the user's
 */
@RecordBuilder
public record CreateNetwork(
        String name,
        String driver,
        List<Range> subnets,
        boolean ipv6,
        boolean internal,
        boolean isolated,
        boolean names,
        @Nullable Integer mtu,
        @Nullable String bridge,
        @Nullable String parent,
        @Nullable String mode,
        Map<String, String> labels) {
    public CreateNetwork {
        subnets = List.copyOf(subnets);
        labels = Map.copyOf(labels);
    }

    /**
     * Addresses of a network.
     *
     * @param subnet in CIDR form
     * @param gateway the host's address in it; null for the first
     * @param rangeStart first address that is given to members; null for the first that is free
     * @param rangeEnd last address that is given to members; null for the last
     */
    public record Range(
            String subnet,
            @Nullable String gateway,
            @Nullable String rangeStart,
            @Nullable String rangeEnd) {}

    /** A bridge with a free range, whose members have names. */
    public static CreateNetwork named(String name) {
        return new CreateNetwork(
                name, "bridge", List.of(), false, false, false, true, null, null, null, null, Map.of());
    }

    /** The same with these ranges. */
    public CreateNetwork in(String... ranges) {
        return edit().subnets(List.of(ranges).stream()
                        .map(subnet -> new Range(subnet, null, null, null))
                        .toList())
                .build();
    }

    /** An editable copy. */
    public CreateNetworkBuilder edit() {
        return CreateNetworkBuilder.builder(this);
    }
}
