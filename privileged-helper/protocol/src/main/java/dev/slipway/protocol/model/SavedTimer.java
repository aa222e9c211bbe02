package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A timer of a saved process.
 *
 * @param kind {@code real virtual profiling} of setitimer(2), {@code posix} of timer_create(2)
 * @param id of a posix one; absent for the others
 * @param clock {@code realtime monotonic ...} of a posix one; absent for the others
 * @param left seconds to its end; 0 for one that is not armed
 * @param interval seconds from one end to the next; 0 for one that ends once
 * @param signal that it sends; absent where it sends none
 */
public record SavedTimer(
        String kind,
        @Nullable Integer id,
        @Nullable String clock,
        double left,
        double interval,
        @Nullable String signal) {}
