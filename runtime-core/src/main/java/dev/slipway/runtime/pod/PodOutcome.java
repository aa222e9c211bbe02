package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * How an operation on a pod went for one of its containers.
 *
 * @param id of the container
 * @param name of the container
 * @param error why it went wrong; null if it went well
 */
public record PodOutcome(String id, String name, @Nullable EngineException error) {}
