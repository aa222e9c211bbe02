package dev.slipway.runtime.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the making of an image.
 *
 * @param created when it was made; null if the image does not say
 * @param createdBy the command that made it; empty if it does not say
 * @param comment empty for none
 * @param empty whether it made no layer
 */
public record ImageStep(@Nullable Instant created, String createdBy, String comment, boolean empty) {}
