package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * Addresses of a network.
 *
 * @param subnet in CIDR form
 * @param gateway the host's address in it; absent for the first
 * @param rangeStart first address that is given to members; absent for the first that is free
 * @param rangeEnd last address that is given to members; absent for the last
 */
public record NetworkRange(
        String subnet,
        @Nullable String gateway,
        @Nullable String rangeStart,
        @Nullable String rangeEnd) {}
