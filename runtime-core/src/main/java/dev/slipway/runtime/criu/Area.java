package dev.slipway.runtime.criu;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An area of a saved process's memory. Addresses are 0 to 2^63 - 1.
 *
 * @param start address of its first byte
 * @param end address behind its last byte
 * @param permissions {@code rw-p}, as of proc(5)
 * @param path of its file, in the container; null where it has none
 * @param offset bytes from the begin of the file, or of the shared memory
 * @param present bytes that are in this dump
 * @param older bytes that are in the dumps before it
 */
public record Area(
        long start,
        long end,
        String permissions,
        Kind kind,
        @Nullable String path,
        long offset,
        long present,
        long older) {
    /** What it is for. */
    public enum Kind {
        CODE,
        HEAP,
        STACK,
        /** A file that is no code. */
        FILE,
        /** Memory that other processes may have too. */
        SHARED,
        ANONYMOUS,
        /** The kernel's. */
        VDSO,
        DEVICE;

        /** The lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Bytes that are in no dump. */
    public long absent() {
        return end - start - present - older;
    }
}
