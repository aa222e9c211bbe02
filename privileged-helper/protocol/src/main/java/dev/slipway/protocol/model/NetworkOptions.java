package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container wants of its place on a network.
 *
 * @param addresses those wanted, at most one IPv4 and one IPv6; absent for any
 * @param mac the hardware address wanted; absent for any
 * @param aliases further names under which others on the network find it
 */
public record NetworkOptions(
        @Nullable List<String> addresses,
        @Nullable String mac,
        @Nullable List<String> aliases) {}
