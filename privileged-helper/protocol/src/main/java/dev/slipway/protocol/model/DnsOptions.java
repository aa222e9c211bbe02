package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a container looks for names.
 *
 * @param servers addresses of name servers; absent for those of its networks, or of the host. With servers of its own it
 *     finds the members of its networks through its hosts file
 * @param search domains in which names without one are looked for, {@code .} for none; absent for those of its networks
 *     and the host
 * @param options those of resolv.conf(5), {@code ndots:2}; absent for the host's
 */
public record DnsOptions(
        @Nullable List<String> servers,
        @Nullable List<String> search,
        @Nullable List<String> options) {}
