package dev.slipway.conformance;

/** How a test ended; of a test that ran more than once, the worst counts, which is the last in this order. */
enum Outcome {
    PASSED,
    SKIPPED,
    FAILED;

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
