package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A resource limit of a saved process.
 *
 * @param resource {@code RLIMIT_NOFILE}
 * @param soft absent for unlimited
 * @param hard absent for unlimited
 */
public record SavedLimit(
        String resource, @Nullable Long soft, @Nullable Long hard) {}
