package dev.slipway.runtime.criu;

/**
 * A place where a pattern was found.
 *
 * @param length bytes that match
 * @param context bytes around it; not to be changed
 * @param before how many of them are before the match
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Hit(int pid, long address, int length, byte[] context, int before) {}
