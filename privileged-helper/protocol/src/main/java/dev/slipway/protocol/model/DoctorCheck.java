package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing the helper needs.
 *
 * @param check what was looked at
 * @param status {@code ok}, {@code warning} or {@code failed}
 * @param detail what was found
 * @param remedy what to do about it
 */
public record DoctorCheck(
        String check,
        String status,
        String detail,
        @Nullable String remedy) {}
