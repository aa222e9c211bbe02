package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A line of CRIU's log.
 *
 * @param number from 1
 * @param seconds since CRIU began; absent where the line has no time
 * @param level {@code error warning info}
 * @param text without time, level and the place in CRIU's source
 */
public record SavedLogLine(int number, @Nullable Double seconds, String level, String text) {}
