package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A published port.
 *
 * @param hostIp absent for all addresses
 * @param protocol {@code tcp} (absent too) or {@code udp}
 */
public record PortMapping(
        @Nullable String hostIp,
        int hostPort,
        int containerPort,
        @Nullable String protocol) {}
