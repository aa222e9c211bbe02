package dev.slipway.helper.config;

import dev.slipway.helper.socket.Limits;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the helper is set up.
 *
 * @param socket where it listens
 * @param group name of the group that may connect; null for "slipway" if there is one, else root alone
 * @param keepsState whether the state survives the helper, in H2, or lives in memory
 * @param eventsLimit the most events that are kept
 */
public record HelperConfig(
        Path socket, @Nullable String group, Limits limits, boolean keepsState, int eventsLimit, RuntimeConfig engine) {
    /** Where the configuration is read from unless another file is named. */
    public static final Path FILE = Path.of("/etc/slipway/helper.toml");

    /** Where the helper listens unless told otherwise. */
    public static final Path SOCKET = Path.of("/run/slipway/slipway.sock");
}
