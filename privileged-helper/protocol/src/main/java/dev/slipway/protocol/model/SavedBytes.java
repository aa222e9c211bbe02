package dev.slipway.protocol.model;

import java.util.List;

/**
 * Bytes of a saved process's memory.
 *
 * @param address of the first
 * @param bytes base64; zeros where there is a hole
 * @param holes parts of it that are in no image, in their order
 */
public record SavedBytes(int pid, long address, String bytes, List<Hole> holes) {
    /**
     * A part that is in no image.
     *
     * @param address of its first byte
     * @param length bytes
     * @param why {@code unmapped}: there is no memory; {@code zero}: it was never written, so it is zeros; {@code file}:
     *     it is what the file has; {@code lazy}: it was left in the old process; {@code kernel}: it is the kernel's;
     *     {@code missing}: it should be in an image that is not there
     */
    public record Hole(long address, long length, String why) {}
}
