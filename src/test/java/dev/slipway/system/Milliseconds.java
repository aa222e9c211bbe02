package dev.slipway.system;

import java.util.List;

/** Durations that were measured. */
final class Milliseconds {
    private static final double NANOSECONDS = 1e6;

    private Milliseconds() {}

    static double of(Runnable work) {
        var before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / NANOSECONDS;
    }

    static double median(List<Double> measured) {
        var sorted = measured.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
