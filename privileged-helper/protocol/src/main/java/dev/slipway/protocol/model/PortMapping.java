package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A published port, or several.
 *
 * @param hostIp absent for all addresses
 * @param protocol {@code tcp} (absent too), {@code udp} or {@code sctp}
 * @param range how many ports from these on are published; absent is one. Told as one each
 */
public record PortMapping(
        @Nullable String hostIp,
        int hostPort,
        int containerPort,
        @Nullable String protocol,
        @Nullable Integer range) {
    /** One port. */
    public PortMapping(@Nullable String hostIp, int hostPort, int containerPort, @Nullable String protocol) {
        this(hostIp, hostPort, containerPort, protocol, null);
    }
}
