package dev.slipway.runtime.container;

import org.jspecify.annotations.Nullable;

/**
 * The image that is to be made of a container.
 *
 * @param name its name, {@code web}, {@code localhost/web:1}; taken from the image that has it
 * @param author who made it; null to say nothing
 * @param message why, in its history; null to say nothing
 * @param pause whether a running container is paused while its files are read, so that they are of one moment
 */
public record CommitRequest(
        String name, @Nullable String author, @Nullable String message, boolean pause) {}
