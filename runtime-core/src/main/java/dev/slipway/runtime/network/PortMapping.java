package dev.slipway.runtime.network;

import org.jspecify.annotations.Nullable;

/**
 * A port of the host that leads to a port of a container.
 *
 * @param hostIp address of the host to listen on; null for all
 * @param hostPort 1 to 65535
 * @param containerPort 1 to 65535
 * @param protocol {@code tcp} or {@code udp}
 */
public record PortMapping(@Nullable String hostIp, int hostPort, int containerPort, String protocol) {}
