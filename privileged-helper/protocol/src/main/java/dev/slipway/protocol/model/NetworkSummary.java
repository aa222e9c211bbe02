package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CNI network.
 *
 * @param driver type of its first plugin
 * @param subnets in CIDR form
 * @param bridge name of the host's interface
 */
public record NetworkSummary(
        String name,
        String driver,
        List<String> subnets,
        @Nullable String bridge,
        boolean isDefault) {}
