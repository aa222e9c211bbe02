package dev.slipway.runtime.container;

import org.jspecify.annotations.Nullable;

/**
 * How a wait ended.
 *
 * @param condition the one that held
 * @param exitCode of the run that ended, 0 if it never ran, -1 if it is not known; null while a process exists, and
 *     for a container whose end is forgotten
 */
public record WaitResult(WaitCondition condition, @Nullable Integer exitCode) {}
