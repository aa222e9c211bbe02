package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image that was, or would be, removed because nobody uses it.
 *
 * @param bytes that its removal gives back: of layers that no image left stands on
 * @param error why it could not be removed; null if it could
 */
public record PrunedImage(
        String id, List<String> names, long bytes, @Nullable EngineException error) {
    public PrunedImage {
        names = List.copyOf(names);
    }
}
