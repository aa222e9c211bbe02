package dev.slipway.runtime.membership;

import dev.slipway.runtime.error.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * A network that was or would be removed because it has no members.
 *
 * @param error for which it was left out; null if it was not
 */
public record PrunedNetwork(String name, @Nullable EngineException error) {}
