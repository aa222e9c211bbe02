package dev.slipway.protocol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An object that a pruning removes, or would remove.
 *
 * @param kind {@code container}
 * @param bytes that it takes on the disk; absent where that is not known
 * @param guarded whether it is kept because it is protected; {@code protected} on the wire
 */
public record Pruned(
        String kind,
        String id,
        String name,
        @Nullable Long bytes,
        @JsonProperty("protected") boolean guarded) {}
