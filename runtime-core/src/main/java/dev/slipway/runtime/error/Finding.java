package dev.slipway.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * Something that was noticed on looking at a thing before using it.
 *
 * @param severity an ERROR keeps the thing from being used
 * @param code stable word for the rule, {@code rootfs-missing}
 * @param pointer JSON pointer (RFC 6901) or path of what it is about; null for the whole
 * @param message what is wrong, a sentence
 * @param remedy what to do about it, a sentence; null if nothing
 */
public record Finding(
        Severity severity,
        String code,
        @Nullable String pointer,
        String message,
        @Nullable String remedy) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }
}
