package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that was noticed on looking at a thing before using it.
 *
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param code stable word for the rule
 * @param pointer JSON pointer (RFC 6901) or file the finding is about
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Finding(
        String severity,
        String code,
        @Nullable String pointer,
        String message,
        @Nullable String remedy) {}
