package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Locale;

/**
 * Bytes of a saved process's memory.
 *
 * @param address of the first
 * @param bytes zeros where there is a hole; not to be changed
 * @param holes in the order of their addresses
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record MemoryBytes(long address, byte[] bytes, List<Hole> holes) {
    public MemoryBytes {
        holes = List.copyOf(holes);
    }

    /** Why a part is in no image. */
    public enum Why {
        /** There is no memory. */
        UNMAPPED,
        /** It was never written, so it is zeros. */
        ZERO,
        /** It is what the file has. */
        FILE,
        /** It was left in the process that was dumped. */
        LAZY,
        /** It is the kernel's. */
        KERNEL,
        /** It is in a dump that is not there. */
        MISSING;

        /** The lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part that is in no image.
     *
     * @param length bytes, at least 1
     */
    public record Hole(long address, long length, Why why) {}
}
