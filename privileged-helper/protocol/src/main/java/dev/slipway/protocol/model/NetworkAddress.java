package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container's place on a network.
 *
 * @param addresses with prefix length
 */
public record NetworkAddress(
        String network,
        String interfaceName,
        @Nullable String mac,
        List<String> addresses,
        @Nullable String gateway) {}
