package dev.slipway.runtime.process;

/**
 * A piece of what a process wrote.
 *
 * @param errors whether it is of its standard error; a terminal has none of its own
 * @param bytes not changed by anybody any more
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Output(boolean errors, byte[] bytes) {}
