package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * A volume that was or would be removed because no container uses it.
 *
 * @param bytes of its files
 * @param error for which it was left out; null if it was not
 */
public record PrunedVolume(
        String id, String name, long bytes, @Nullable EngineException error) {}
