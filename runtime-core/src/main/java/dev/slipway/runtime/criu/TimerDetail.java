package dev.slipway.runtime.criu;

import org.jspecify.annotations.Nullable;

/**
 * A timer of a saved process.
 *
 * @param kind {@code real virtual profiling} of setitimer(2), {@code posix} of timer_create(2)
 * @param id of timer_create(2); null for those of setitimer(2)
 * @param clock {@code realtime monotonic ...}; null as above
 * @param left seconds to its end; 0 for one that is not armed
 * @param interval seconds; 0 for one that ends once
 * @param signal its number; null where it sends none
 */
public record TimerDetail(
        String kind,
        @Nullable Integer id,
        @Nullable String clock,
        double left,
        double interval,
        @Nullable Integer signal) {}
