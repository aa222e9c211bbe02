package dev.slipway.conformance;

/**
 * A row of the engine's behaviour.
 *
 * @param phrase what must hold, in a few words
 * @param reason why no test can prove it, or why it does not apply, and what was done instead; empty if tests prove it
 */
record Row(RowId id, String phrase, String reason) {}
