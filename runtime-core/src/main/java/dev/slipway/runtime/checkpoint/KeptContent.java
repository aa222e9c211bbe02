package dev.slipway.runtime.checkpoint;

/**
 * A part of a file that is kept in a checkpoint.
 *
 * @param bytes as many as were asked for, or as there are; not to be changed
 * @param size bytes of the whole file
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record KeptContent(byte[] bytes, long size) {}
