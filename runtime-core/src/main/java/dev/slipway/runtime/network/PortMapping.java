package dev.slipway.runtime.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A port of the host that leads to a port of a container.
 *
 * @param hostIp address of the host to listen on; null for all
 * @param hostPort 1 to 65535
 * @param containerPort 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record PortMapping(@Nullable String hostIp, int hostPort, int containerPort, String protocol) {
    /** Whether something that comes in at the host could be for both. */
    public boolean conflicts(PortMapping other) {
        return hostPort == other.hostPort
                && protocol.equals(other.protocol)
                && (isAny(hostIp) || isAny(other.hostIp) || address(hostIp).equals(address(other.hostIp)));
    }

    /** The host's side of it, {@code 127.0.0.1:8080/tcp}. */
    public String hostSide() {
        String address = hostIp == null ? "" : hostIp.indexOf(':') < 0 ? hostIp + ":" : "[" + hostIp + "]:";
        return address + hostPort + "/" + protocol;
    }

    private static boolean isAny(@Nullable String ip) {
        return ip == null || HostSockets.isAny(IpAddress.parse(ip));
    }

    private static IpAddress address(@Nullable String ip) {
        return IpAddress.parse(Objects.requireNonNull(ip));
    }

    /** INVALID_ARGUMENT if its address is none. */
    public void check() {
        if (hostIp != null) {
            IpAddress.parse(hostIp);
        }
    }
}
