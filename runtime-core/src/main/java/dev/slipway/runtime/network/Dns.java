package dev.slipway.runtime.network;

import java.util.List;

/**
 * Where a container looks for names, as far as it is not as its networks and the host say.
 *
 * @param servers addresses of the name servers that are asked instead of those; empty for those. The members of its
 *     networks are in its hosts file then
 * @param search domains in which names without one are looked for, {@code .} for none; empty for those of its networks
 *     and the host
 * @param options those of resolv.conf(5), {@code ndots:2}; empty for the host's
 */
public record Dns(List<String> servers, List<String> search, List<String> options) {
    /** As its networks and the host say. */
    public static final Dns NONE = new Dns(List.of(), List.of(), List.of());

    public Dns {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
        options = List.copyOf(options);
    }

    /** INVALID_ARGUMENT if one of its servers is no address. */
    public void check() {
        servers.forEach(IpAddress::parse);
    }
}
