package dev.slipway.gui.filter;

import java.util.function.Predicate;

/**
 * What a filter's text means.
 *
 * @param condition holds for what passes; terms that are wrong or only begun are left out
 * @param message what is wrong with the text, a sentence; empty for nothing
 * @param measured whether it compares amounts, which change without what is filtered being told
 */
public record Filter<T>(Predicate<T> condition, String message, boolean measured) {}
