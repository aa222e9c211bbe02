package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * A container that was removed because nobody uses it, or would be, or was left out.
 *
 * @param id its full id
 * @param name its name
 * @param bytes of its upper layer, its log and what else is its own
 * @param error why it was left out: NOT_PERMITTED if it is protected; null if it was not
 */
public record Pruned(
        String id, String name, long bytes, @Nullable EngineException error) {}
