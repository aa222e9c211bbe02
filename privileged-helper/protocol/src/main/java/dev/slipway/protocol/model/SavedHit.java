package dev.slipway.protocol.model;

/**
 * A place in saved memory where a pattern was found.
 *
 * @param pid whose memory
 * @param address of its first byte
 * @param length bytes that match
 * @param context base64: up to 32 bytes before, the match (at most 256 bytes of it), and up to 32 bytes after; fewer
 *     where memory ends or is in no image
 * @param before how many bytes of the context are before the match
 */
public record SavedHit(int pid, long address, int length, String context, int before) {}
