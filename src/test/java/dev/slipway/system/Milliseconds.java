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
        return percentile(measured, 50);
    }

    /** The smallest that so many of a hundred are not above. */
    static double percentile(List<Double> measured, int hundredths) {
        var sorted = measured.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * hundredths / 100));
    }
}
