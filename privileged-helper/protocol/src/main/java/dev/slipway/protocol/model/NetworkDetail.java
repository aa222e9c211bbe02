package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a network.
 *
 * @param ranges its addresses
 * @param parent host interface of a macvlan or ipvlan network
 * @param mtu bytes of the largest packet; absent for the kernel's choice
 * @param file where its list is
 * @param members the containers that are on it, or will be at their next start
 */
public record NetworkDetail(
        NetworkSummary network,
        List<NetworkRange> ranges,
        @Nullable String parent,
        @Nullable Integer mtu,
        @Nullable String file,
        List<Member> members) {
    /**
     * A container on a network.
     *
     * @param pod name of the pod whose place it holds
     * @param place absent while it has none
     * @param ports published ones
     */
    public record Member(
            String id,
            String name,
            String status,
            @Nullable String pod,
            @Nullable NetworkAddress place,
            List<String> aliases,
            List<PortMapping> ports) {}
}
