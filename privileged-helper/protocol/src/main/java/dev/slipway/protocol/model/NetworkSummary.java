package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CNI network.
 *
 * @param name its id too
 * @param driver type of its first plugin
 * @param subnets in CIDR form
 * @param bridge name of the host's interface
 * @param internal whether it leads nowhere but to its members
 * @param isolated whether members of other networks are kept out
 * @param names whether its members find each other by name
 * @param ours whether this helper made it
 * @param created when a helper made it; absent if none did
 */
public record NetworkSummary(
        String name,
        String driver,
        List<String> subnets,
        @Nullable String bridge,
        boolean isDefault,
        boolean internal,
        boolean isolated,
        boolean names,
        boolean ours,
        Map<String, String> labels,
        @Nullable Instant created) {
    /** A network without labels, which others made. */
    public NetworkSummary(
            String name, String driver, List<String> subnets, @Nullable String bridge, boolean isDefault) {
        this(name, driver, subnets, bridge, isDefault, false, false, false, false, Map.of(), null);
    }

    /** Whether the helper removes it where that is asked for: the default network and those of others stay. */
    public boolean removable() {
        return ours && !isDefault;
    }
}
