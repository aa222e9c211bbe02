package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where networks and plugins are found, and what the default network looks like.
 *
 * @param ownDir folder of the engine's own network lists, and below it of the attachments in force; must survive a
 *     reboot, because leases of addresses do
 * @param configDir folder of the machine's network lists, into which new ones are written; null for none, and new ones beside the default one
 * @param pluginDirs folders searched for plugins, in order
 * @param defaultNetwork name of the network that is made when it is first asked for
 * @param bridge host interface of the default network, at most 15 characters
 * @param pool IPv4 range, {@code 10.90.0.0/16}, of which the default network takes the first free /24
 * @param pluginTimeout how long one plugin may take
 */
public record NetworkSettings(
        Path ownDir,
        @Nullable Path configDir,
        List<Path> pluginDirs,
        String defaultNetwork,
        String bridge,
        String pool,
        Duration pluginTimeout) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.\\-]*");

    public NetworkSettings {
        pluginDirs = List.copyOf(pluginDirs);
        if (!NAME.matcher(defaultNetwork).matches()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not use the network name \"" + defaultNetwork
                            + "\": it must be letters, digits, dots, dashes and underscores");
        }
        if (bridge.isEmpty() || bridge.length() > 15 || bridge.contains("/") || bridge.contains(" ")) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not use the bridge name \"" + bridge + "\": an interface name has 1 to 15 characters");
        }
        Subnet.parse(pool);
    }

    /** The settings of an engine whose files are below {@code root}. */
    public static NetworkSettings below(Path root) {
        return new NetworkSettings(
                root.resolve("networks"),
                Path.of("/etc/cni/net.d"),
                List.of(Path.of("/usr/lib/cni"), Path.of("/opt/cni/bin")),
                "slipway",
                "slipway0",
                "10.90.0.0/16",
                Duration.ofSeconds(30));
    }
}
